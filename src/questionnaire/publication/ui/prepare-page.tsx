import { useQuery } from "@tanstack/react-query";
import { usePathParam } from "../../../web/address-search.ts";
import { inOrganisation } from "../../../web/addresses.ts";
import { LinkButton } from "../../../web/components/button.tsx";
import { Empty, LoadFailed, Loading } from "../../../web/components/feedback.tsx";
import { useText } from "../../../web/language.ts";
import { Page } from "../../../web/shell/page.tsx";
import { tableSetsQuery } from "../../tabulation/ui/table-queries.ts";
import { PrepareRelease } from "./prepare-release.tsx";
import { prepareTexts } from "./prepare-texts.ts";

/** What a release would hide and whether that holds, before anybody outside sees anything. */
export function PreparePage() {
  const t = useText(prepareTexts);
  const round = { organisationId: usePathParam("organisationId"), roundId: usePathParam("roundId") };
  const sets = useQuery(tableSetsQuery(round));
  const address = (part: string) => inOrganisation(round.organisationId, `rounds/${round.roundId}/${part}`);
  if (sets.data && sets.data.sets.length > 0)
    return <PrepareRelease round={round} sets={sets.data.sets} releases={address("releases")} />;
  return (
    <Page title={t.title} lead={t.lead} crumbs={[{ label: t.back, href: address("releases") }]}>
      {sets.isPending && <Loading />}
      {sets.error && <LoadFailed error={sets.error} retry={sets.refetch} />}
      {sets.data && (
        <Empty title={t.noSets}>
          <p>{t.noSetsHint}</p>
          <LinkButton href={address("tables")}>{t.toTables}</LinkButton>
        </Empty>
      )}
    </Page>
  );
}
