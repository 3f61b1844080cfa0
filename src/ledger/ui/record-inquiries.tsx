import { useQuery } from "@tanstack/react-query";
import { LoadFailed, Loading } from "../../web/components/feedback.tsx";
import { useText } from "../../web/language.ts";
import { inquiriesQuery } from "./facility-queries.ts";
import { InquiryTable } from "./inquiry-table.tsx";
import type { RecordAddress } from "./record-query.ts";
import { ledgerTexts } from "./texts.ts";

/** The inquiry history of one record: for a connection, its lines of D5b. */
export function RecordInquiries({ address }: { address: RecordAddress }) {
  const t = useText(ledgerTexts);
  const { facilityId, recordId } = address;
  const inquiries = useQuery(inquiriesQuery(facilityId, recordId));
  if (inquiries.isPending) return <Loading />;
  if (inquiries.error) return <LoadFailed error={inquiries.error} retry={inquiries.refetch} />;
  if (inquiries.data.items.length === 0) return <p className="text-ink-soft">{t.noInquiries}</p>;
  return <InquiryTable facilityId={facilityId} inquiries={inquiries.data.items} mayWrite={inquiries.data.mayWrite} />;
}
