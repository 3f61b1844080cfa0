import { useQuery } from "@tanstack/react-query";
import type { z } from "zod";
import { listFindings } from "../../finding/route-contracts.ts";
import type { FacilityId } from "../../ledger/contract.ts";
import type { Attention } from "../../ledger/route-contracts.ts";
import { inFacility } from "../../web/addresses.ts";
import { call } from "../../web/call.ts";
import { Link } from "../../web/components/link.tsx";
import { useText } from "../../web/language.ts";
import { useMay } from "../../web/session.ts";
import { DueInquiries } from "./due-inquiries.tsx";
import { pictureTexts } from "./picture-texts.ts";
import { UrgentCases, useWaitingCases } from "./urgent-cases.tsx";
import { WaitingHomework } from "./waiting-homework.tsx";

/** Seconds between looks while a change is still being evaluated. */
const evaluatingSeconds = 1;

/** What is waiting, each figure leading to its list. */
export function TodayStrip({
  facilityId,
  attention,
}: {
  facilityId: FacilityId;
  attention: z.infer<typeof Attention>;
}) {
  const t = useText(pictureTexts);
  const surveyed = useMay("survey.read");
  const seesCases = useMay("vulnerability.read");
  const waiting = useWaitingCases(facilityId, seesCases);
  const findings = useQuery({
    queryKey: ["findings", facilityId, "current"],
    queryFn: ({ signal }) => call(listFindings, { params: { facilityId }, query: { state: "current" }, signal }),
    refetchInterval: (query) => (query.state.data?.upToDate === false ? evaluatingSeconds * 1000 : false),
  });
  const open = findings.data?.items.filter(
    (finding) => finding.status.state !== "accepted" && !finding.fact.rule.startsWith("FC-"),
  );
  const unknowns = (state: string) => `${inFacility(facilityId, "unknowns")}?state=${state}`;
  const figures: readonly (readonly [label: string, count: number | undefined, href: string])[] = [
    ...(seesCases ? [[t.cases, waiting.data?.unanswered, inFacility(facilityId, "cases")] as const] : []),
    [t.findings, open?.length, inFacility(facilityId, "findings")],
    [t.overdue, attention.inquiriesOverdue, inFacility(facilityId, "inquiries")],
    [t.open, attention.inquiriesOpen, inFacility(facilityId, "inquiries")],
    [t.conflict, attention.conflict, unknowns("conflict")],
    [t.unknown, attention.unknown, unknowns("unknown")],
    [t.checking, attention.checking, unknowns("checking")],
    [t.blank, attention.blank, unknowns("blank")],
  ];
  return (
    <section aria-label={t.today} className="rounded-8 border border-line bg-white px-4 py-3">
      <h2 className="mb-2 text-sm font-bold">{t.today}</h2>
      <dl className="grid grid-cols-[repeat(auto-fit,minmax(7rem,1fr))] gap-x-3 gap-y-2">
        {figures.map(([label, count, href]) => (
          <div key={label} className="flex flex-col border-l-2 border-line pl-3">
            <dt className="text-xs text-ink-soft">{label}</dt>
            <dd className="text-lg font-bold tabular-nums">
              {count === undefined ? (
                "…"
              ) : count === 0 ? (
                <span className="text-ink-faint">{t.nothing}</span>
              ) : (
                <Link href={href}>{t.count(count)}</Link>
              )}
            </dd>
          </div>
        ))}
      </dl>
      {seesCases && <UrgentCases facilityId={facilityId} />}
      <DueInquiries facilityId={facilityId} />
      {surveyed && <WaitingHomework facilityId={facilityId} />}
    </section>
  );
}
