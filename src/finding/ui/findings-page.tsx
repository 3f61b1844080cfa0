import { useQuery } from "@tanstack/react-query";
import { useAddressSearch, useFacilityId } from "../../web/address-search.ts";
import { call } from "../../web/call.ts";
import { Chip, type Shape, type Tone } from "../../web/components/chip.tsx";
import { Empty, LoadFailed, Loading } from "../../web/components/feedback.tsx";
import { Tabs } from "../../web/components/tabs.tsx";
import { useLanguage, useText } from "../../web/language.ts";
import { Page } from "../../web/shell/page.tsx";
import type { Severity } from "../contract.ts";
import { type FindingView, listFindings } from "../route-contracts.ts";
import { FindingCard } from "./finding-card.tsx";
import { findingTexts } from "./finding-texts.ts";

const severities: readonly Severity[] = ["critical", "high", "medium", "low", "info"];
export const severityLooks: Record<Severity, { tone: Tone; shape: Shape }> = {
  critical: { tone: "alert", shape: "triangleFilled" },
  high: { tone: "alert", shape: "triangle" },
  medium: { tone: "attention", shape: "diamondFilled" },
  low: { tone: "neutral", shape: "dot" },
  info: { tone: "neutral", shape: "ring" },
};

const views = {
  current: (finding: FindingView) => isOpen(finding) && finding.fact.rule.startsWith("FR-"),
  accepted: (finding: FindingView) => finding.status.state === "accepted",
  closed: (finding: FindingView) => finding.status.state === "closed",
  gaps: (finding: FindingView) => isOpen(finding) && finding.fact.rule.startsWith("FC-"),
};
const isOpen = (finding: FindingView) => finding.status.state === "open" || finding.status.state === "reopened";

/** What the ledger shows, gravest first; one sentence each, the detail one click below. */
export function FindingsPage() {
  const t = useText(findingTexts);
  const facilityId = useFacilityId();
  const [{ view = "current" }, change] = useAddressSearch();
  const findings = useQuery({
    queryKey: ["findings", facilityId, "all"],
    queryFn: ({ signal }) => call(listFindings, { params: { facilityId }, query: { state: "all" }, signal }),
    refetchInterval: (query) => (query.state.data?.upToDate === false ? 1000 : false),
  });
  const all = findings.data?.items ?? [];
  return (
    <Page title={t.title} lead={findings.data?.upToDate === false ? t.evaluating : t.lead}>
      {findings.isPending && <Loading />}
      {findings.error && <LoadFailed error={findings.error} retry={findings.refetch} />}
      {findings.data && (
        <Tabs
          label={t.view}
          selected={view}
          onSelect={(id) => change({ view: id })}
          tabs={(["current", "gaps", "accepted", "closed"] as const).map((id) => {
            const shown = all.filter(views[id]);
            return { id, label: t.views[id], count: shown.length, content: <BySeverity findings={shown} /> };
          })}
        />
      )}
    </Page>
  );
}

function BySeverity({ findings }: { findings: readonly FindingView[] }) {
  const t = useText(findingTexts);
  const language = useLanguage();
  if (findings.length === 0) {
    return (
      <Empty title={t.none}>
        <p>{t.noneHint}</p>
      </Empty>
    );
  }
  return (
    <div className="flex flex-col gap-6">
      {severities.map((severity) => {
        const own = findings.filter((finding) => finding.severity === severity);
        if (own.length === 0) return null;
        const byRule = Map.groupBy(own, (finding) => finding.fact.rule);
        return (
          <section key={severity} className="flex flex-col gap-3">
            <h2 className="flex items-center gap-3">
              <Chip {...severityLooks[severity]}>{t.severity[severity]}</Chip>
              <span className="text-sm text-ink-soft">{t.count(own.length)}</span>
            </h2>
            {[...byRule].map(([rule, members]) => (
              <div key={rule} className="rounded-8 border border-line bg-white">
                <h3 className="flex items-baseline gap-3 px-4 py-2 font-bold">
                  {members[0]?.label[language]}
                  <span className="text-xs font-normal text-ink-faint">
                    {rule}　{t.count(members.length)}
                  </span>
                </h3>
                <ul>
                  {members.map((finding) => (
                    <FindingCard key={finding.key} finding={finding} />
                  ))}
                </ul>
              </div>
            ))}
          </section>
        );
      })}
    </div>
  );
}
