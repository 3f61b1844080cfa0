import { queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { organisationHome } from "../../../web/addresses.ts";
import { call } from "../../../web/call.ts";
import { Button } from "../../../web/components/button.tsx";
import { Drawer } from "../../../web/components/dialog.tsx";
import { Empty, LoadFailed, Loading } from "../../../web/components/feedback.tsx";
import { Link } from "../../../web/components/link.tsx";
import { useText } from "../../../web/language.ts";
import { useMe } from "../../../web/session.ts";
import { Section } from "../../../web/shell/page.tsx";
import { listOrganisations } from "../organisation-contract.ts";
import { AppointManagerForm, OrganisationForm } from "./organisation-forms.tsx";
import { organisationsTexts } from "./organisations-texts.ts";

const organisationsQuery = queryOptions({
  queryKey: ["organisations"],
  queryFn: ({ signal }) => call(listOrganisations, { signal }),
});

/** Organisations of this installation that run surveys. */
export function OrganisationList() {
  const t = useText(organisationsTexts);
  const queryClient = useQueryClient();
  const mine = new Set(useMe().organisations.map(({ organisationId }) => organisationId));
  const { data, isPending, error, refetch } = useQuery(organisationsQuery);
  const [adding, setAdding] = useState(false);
  const [appointing, setAppointing] = useState<{ id: string; name: string } | null>(null);
  const done = async () => {
    await Promise.all(["organisations", "me"].map((key) => queryClient.invalidateQueries({ queryKey: [key] })));
    setAdding(false);
    setAppointing(null);
  };
  const add = <Button onPress={() => setAdding(true)}>{t.add}</Button>;
  if (isPending) return <Loading />;
  if (error) return <LoadFailed error={error} retry={refetch} />;
  return (
    <>
      {data.organisations.length === 0 ? (
        <Empty title={t.none}>
          <p>{t.noneHint}</p>
          {add}
        </Empty>
      ) : (
        <Section title={t.title} aside={add}>
          <ul>
            {data.organisations.map(({ id, name, managers }) => (
              <li key={id} className="flex min-h-12 flex-wrap items-center gap-x-4 border-t border-line text-sm">
                <span className="min-w-40 flex-1">
                  {mine.has(id) ? <Link href={organisationHome(id)}>{name}</Link> : name}
                </span>
                <span className="text-ink-soft tabular-nums">{t.managers(managers)}</span>
                <Button look="quiet" aria-label={t.appointFor(name)} onPress={() => setAppointing({ id, name })}>
                  {t.appoint}
                </Button>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Drawer title={t.add} open={adding} onClose={() => setAdding(false)}>
        <OrganisationForm onDone={done} />
      </Drawer>
      {appointing && (
        <Drawer title={t.appointFor(appointing.name)} open onClose={() => setAppointing(null)}>
          <AppointManagerForm organisationId={appointing.id} onDone={done} />
        </Drawer>
      )}
    </>
  );
}
