import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { inOrganisation } from "../../../web/addresses.ts";
import { call } from "../../../web/call.ts";
import { Button, LinkButton } from "../../../web/components/button.tsx";
import { LoadFailed, Loading, Refusal } from "../../../web/components/feedback.tsx";
import { TextField } from "../../../web/components/text-field.tsx";
import { showToast } from "../../../web/components/toast.tsx";
import { useText } from "../../../web/language.ts";
import { momentText } from "../../../web/moment.ts";
import { Section } from "../../../web/shell/page.tsx";
import { freezeProgrammeStatistics } from "../route-contracts.ts";
import { programmeStatisticsQuery } from "./across-queries.ts";
import { acrossTexts } from "./across-texts.ts";

/** Copies of the results without the hospitals: what tables are made and published from. */
export function StatisticsView({ programmeId }: { programmeId: string }) {
  const t = useText(acrossTexts);
  const query = useQuery(programmeStatisticsQuery(programmeId));
  if (query.isPending) return <Loading />;
  if (query.error) return <LoadFailed error={query.error} retry={query.refetch} />;
  const { organisationId, threshold, rounds, mayFreeze } = query.data;
  return (
    <div className="flex max-w-4xl flex-col gap-4">
      <p>{t.frozenLead}</p>
      <p>
        {t.threshold(threshold)} {t.onlyOneMoment}
      </p>
      {mayFreeze ? <Freeze programmeId={programmeId} /> : organisationId === null && <p>{t.notYours}</p>}
      {organisationId && (
        <Section title={t.frozen}>
          {rounds.length === 0 && <p className="text-ink-soft">{t.frozenNone}</p>}
          <ul className="flex flex-col">
            {rounds.map((round) => (
              <li
                key={round.roundId}
                className="flex flex-wrap items-center justify-between gap-3 border-t border-line py-2 first:border-t-0"
              >
                <span>
                  <span className="block font-bold">{round.title}</span>
                  <span className="text-sm text-ink-soft">
                    {t.made} {momentText(round.madeAt)}　{t.hospitals(String(round.hospitals))}
                  </span>
                </span>
                <LinkButton href={inOrganisation(organisationId, `rounds/${round.roundId}/tables`)}>
                  {t.tables}
                </LinkButton>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </div>
  );
}

function Freeze({ programmeId }: { programmeId: string }) {
  const t = useText(acrossTexts);
  const queryClient = useQueryClient();
  const [title, setTitle] = useState<string | null>(null);
  const freeze = useMutation({
    mutationFn: (named: string) => call(freezeProgrammeStatistics, { params: { programmeId }, body: { title: named } }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: programmeStatisticsQuery(programmeId).queryKey });
      setTitle(null);
      showToast(t.madeToast);
    },
  });
  if (title === null)
    return (
      <div>
        <Button look="primary" onPress={() => setTitle("")}>
          {t.freeze}
        </Button>
      </div>
    );
  return (
    <form
      className="flex max-w-xl flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        freeze.mutate(title);
      }}
    >
      <TextField label={t.freezeTitle} hint={t.freezeHint} value={title} onChange={setTitle} required autoFocus />
      <Refusal error={freeze.error} />
      <div className="flex gap-2">
        <Button look="primary" type="submit" isDisabled={title.trim() === "" || freeze.isPending}>
          {t.freeze}
        </Button>
        <Button onPress={() => setTitle(null)}>{t.cancel}</Button>
      </div>
    </form>
  );
}
