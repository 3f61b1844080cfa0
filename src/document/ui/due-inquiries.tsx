import { useQuery } from "@tanstack/react-query";
import type { FacilityId } from "../../ledger/contract.ts";
import { listInquiries } from "../../ledger/route-contracts.ts";
import { japanDay } from "../../shared/japan-day.ts";
import { inFacility } from "../../web/addresses.ts";
import { call } from "../../web/call.ts";
import { Chip } from "../../web/components/chip.tsx";
import { Link } from "../../web/components/link.tsx";
import { useText } from "../../web/language.ts";
import { dueTexts } from "./due-texts.ts";

/** Days before its due date from which an inquiry is worth a call. */
const soonDays = 2;
const shownAtMost = 5;

/** Inquiries that are overdue or due in the next days, the most urgent first; nothing while there are none. */
export function DueInquiries({ facilityId }: { facilityId: FacilityId }) {
  const t = useText(dueTexts);
  const inquiries = useQuery({
    queryKey: ["inquiries", facilityId, "open"],
    queryFn: ({ signal }) => call(listInquiries, { params: { facilityId }, query: { state: "open" }, signal }),
  });
  const soon = japanDay(new Date(Date.now() + soonDays * 24 * 3600 * 1000));
  const due = inquiries.data?.items.filter((inquiry) => inquiry.dueOn <= soon) ?? [];
  if (due.length === 0) return null;
  const list = inFacility(facilityId, "inquiries");
  return (
    <ul className="mt-3 flex flex-col border-t border-line pt-2 text-sm">
      {due.slice(0, shownAtMost).map((inquiry) => (
        <li key={inquiry.id} className="flex min-h-9 flex-wrap items-center gap-x-3">
          <Chip tone={inquiry.overdue ? "alert" : "attention"} shape={inquiry.overdue ? "triangleFilled" : "clock"}>
            {t.dueOn(inquiry.dueOn)}
          </Chip>
          <Link href={list}>{t.inquiry(inquiry.number, inquiry.askedTo)}</Link>
          <span className="text-ink-soft">{t.items(inquiry.items.length)}</span>
        </li>
      ))}
      {due.length > shownAtMost && <li>{t.more(due.length - shownAtMost)}</li>}
    </ul>
  );
}
