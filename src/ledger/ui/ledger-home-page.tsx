import { useQuery } from "@tanstack/react-query";
import { useFacilityId } from "../../web/address-search.ts";
import { inFacility, ledgerList } from "../../web/addresses.ts";
import { LinkButton } from "../../web/components/button.tsx";
import { LoadFailed, Loading } from "../../web/components/feedback.tsx";
import { Link } from "../../web/components/link.tsx";
import { facilityQuery } from "../../web/facility-query.ts";
import { useLabel, useText } from "../../web/language.ts";
import { Page } from "../../web/shell/page.tsx";
import { kinds } from "../catalogue.ts";
import { ExportMenu } from "./export-menu.tsx";
import { ledgerTexts } from "./texts.ts";

/** The ledger's kinds with their counts, and the ways into what is unknown. */
export function LedgerHomePage() {
  const t = useText(ledgerTexts);
  const label = useLabel();
  const facilityId = useFacilityId();
  const facility = useQuery(facilityQuery(facilityId));
  return (
    <Page
      title={t.ledger}
      lead={t.ledgerLead}
      actions={
        <>
          <LinkButton href={inFacility(facilityId, "unknowns")}>{t.unknowns}</LinkButton>
          <LinkButton href={inFacility(facilityId, "inquiries")}>{t.inquiries}</LinkButton>
          <ExportMenu facilityId={facilityId} />
        </>
      }
    >
      {facility.isPending && <Loading />}
      {facility.error && <LoadFailed error={facility.error} retry={facility.refetch} />}
      {facility.data && (
        <ul className="grid grid-cols-[repeat(auto-fill,minmax(15rem,1fr))] gap-3">
          {kinds.map((definition) => (
            <li
              key={definition.kind}
              className="flex items-baseline justify-between rounded-8 border border-line bg-white px-4 py-3"
            >
              <Link href={ledgerList(facilityId, definition.kind)}>{label(definition)}</Link>
              <span className="text-lg font-bold tabular-nums">
                {t.records(String(facility.data.counts[definition.kind] ?? 0))}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}
