import { useQuery } from "@tanstack/react-query";
import { usePathParam } from "../../../web/address-search.ts";
import { LoadFailed, Loading } from "../../../web/components/feedback.tsx";
import { useText } from "../../../web/language.ts";
import { Page } from "../../../web/shell/page.tsx";
import { designTexts } from "./design-texts.ts";
import { Designer } from "./designer.tsx";
import { instrumentQuery } from "./instrument-queries.ts";

/** One edition of a questionnaire: worked on while it is a draft, read once it is fixed. */
export function DesignerPage() {
  const t = useText(designTexts);
  const edition = {
    organisationId: usePathParam("organisationId"),
    instrumentId: usePathParam("instrumentId"),
    edition: usePathParam("edition"),
  };
  const view = useQuery(instrumentQuery(edition));
  if (view.data)
    // What was read anew begins anew: fields hold what is kept, and nothing of what was typed before.
    return <Designer key={`${edition.edition} ${view.dataUpdatedAt}`} edition={edition} view={view.data} />;
  return (
    <Page title={t.designer}>
      {view.isPending && <Loading />}
      {view.error && <LoadFailed error={view.error} retry={view.refetch} />}
    </Page>
  );
}
