import { useQuery } from "@tanstack/react-query";
import { usePathParam } from "../../../web/address-search.ts";
import { LoadFailed, Loading } from "../../../web/components/feedback.tsx";
import { useText } from "../../../web/language.ts";
import { Section } from "../../../web/shell/page.tsx";
import { ProgrammeLine } from "./programme-line.tsx";
import { programmesQuery } from "./programme-queries.ts";
import { programmeTexts } from "./programme-texts.ts";

/** The survey programmes an organisation has in hand today; nothing where it takes part in none. */
export function ProgrammesToday() {
  const t = useText(programmeTexts);
  const organisationId = usePathParam("organisationId");
  const { data, isPending, error, refetch } = useQuery(programmesQuery(organisationId));
  const open = data?.programmes.filter(({ state }) => state !== "closed") ?? [];
  return (
    <>
      {isPending && <Loading />}
      {error && <LoadFailed error={error} retry={refetch} />}
      {open.length > 0 && (
        <Section title={t.title}>
          <ul>
            {open.map((programme) => (
              <ProgrammeLine key={programme.id} organisationId={organisationId} programme={programme} />
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}
