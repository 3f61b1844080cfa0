import { useQuery } from "@tanstack/react-query";
import { useFacilityId } from "../../web/address-search.ts";
import { inFacility } from "../../web/addresses.ts";
import { LinkButton } from "../../web/components/button.tsx";
import { Empty, LoadFailed, Loading } from "../../web/components/feedback.tsx";
import { useText } from "../../web/language.ts";
import { Page } from "../../web/shell/page.tsx";
import { inquiriesQuery } from "./facility-queries.ts";
import { InquiryTable } from "./inquiry-table.tsx";
import { inquiryTexts } from "./inquiry-texts.ts";
import { ledgerTexts } from "./texts.ts";

/** All inquiries, open ones first, with their due dates and outcomes. */
export function InquiriesPage() {
  const t = useText(inquiryTexts);
  const ledger = useText(ledgerTexts);
  const facilityId = useFacilityId();
  const inquiries = useQuery(inquiriesQuery(facilityId));
  return (
    <Page title={t.title} lead={t.lead} crumbs={[{ label: ledger.ledger, href: inFacility(facilityId, "ledger") }]}>
      {inquiries.isPending && <Loading />}
      {inquiries.error && <LoadFailed error={inquiries.error} retry={inquiries.refetch} />}
      {inquiries.data?.items.length === 0 && (
        <Empty title={t.none}>
          <p>{t.noneHint}</p>
          <LinkButton href={inFacility(facilityId, "unknowns")}>{ledger.unknowns}</LinkButton>
        </Empty>
      )}
      {inquiries.data && inquiries.data.items.length > 0 && (
        <InquiryTable facilityId={facilityId} inquiries={inquiries.data.items} mayWrite={inquiries.data.mayWrite} />
      )}
    </Page>
  );
}
