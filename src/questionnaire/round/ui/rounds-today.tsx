import { useQuery } from "@tanstack/react-query";
import { usePathParam } from "../../../web/address-search.ts";
import { LoadFailed, Loading } from "../../../web/components/feedback.tsx";
import { useText } from "../../../web/language.ts";
import { Section } from "../../../web/shell/page.tsx";
import { RoundLine } from "./round-line.tsx";
import { roundsQuery } from "./round-queries.ts";
import { roundTexts } from "./round-texts.ts";

/** What an organisation has in hand today: rounds that are running, and those being prepared. */
export function RoundsToday() {
  const t = useText(roundTexts);
  const organisationId = usePathParam("organisationId");
  const { data, isPending, error, refetch } = useQuery(roundsQuery(organisationId));
  const running = data?.rounds.filter(({ taking }) => taking) ?? [];
  const preparing = data?.rounds.filter(({ state }) => state === "draft") ?? [];
  return (
    <>
      {isPending && <Loading />}
      {error && <LoadFailed error={error} retry={refetch} />}
      {data && (
        <Section title={t.running}>
          {running.length === 0 && <p className="text-sm text-ink-soft">{t.noneRunning}</p>}
          <ul>
            {running.map((round) => (
              <RoundLine key={round.id} organisationId={organisationId} round={round} />
            ))}
          </ul>
        </Section>
      )}
      {preparing.length > 0 && (
        <Section title={t.preparing}>
          <ul>
            {preparing.map((round) => (
              <RoundLine key={round.id} organisationId={organisationId} round={round} />
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}
