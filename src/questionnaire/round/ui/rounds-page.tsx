import { useQuery } from "@tanstack/react-query";
import { usePathParam } from "../../../web/address-search.ts";
import { inOrganisation } from "../../../web/addresses.ts";
import { LinkButton } from "../../../web/components/button.tsx";
import { Empty, LoadFailed, Loading } from "../../../web/components/feedback.tsx";
import { useText } from "../../../web/language.ts";
import { Page } from "../../../web/shell/page.tsx";
import { RoundLine } from "./round-line.tsx";
import { roundsQuery } from "./round-queries.ts";
import { roundTexts } from "./round-texts.ts";

/** All rounds of the organisation, the newest first. */
export function RoundsPage() {
  const t = useText(roundTexts);
  const organisationId = usePathParam("organisationId");
  const { data, isPending, error, refetch } = useQuery(roundsQuery(organisationId));
  const make = (
    <LinkButton look="primary" href={inOrganisation(organisationId, "rounds/new")}>
      {t.make}
    </LinkButton>
  );
  return (
    <Page title={t.title} lead={t.lead} actions={data?.mayManage && data.rounds.length > 0 && make}>
      {isPending && <Loading />}
      {error && <LoadFailed error={error} retry={refetch} />}
      {data?.rounds.length === 0 && (
        <Empty title={t.none}>
          <p>{data.mayManage ? t.noneHint : t.noneToRead}</p>
          {data.mayManage && make}
        </Empty>
      )}
      {data && data.rounds.length > 0 && (
        <ul className="rounded-8 border border-line bg-white px-4">
          {data.rounds.map((round) => (
            <RoundLine key={round.id} organisationId={organisationId} round={round} />
          ))}
        </ul>
      )}
    </Page>
  );
}
