import { Chip, type Shape, type Tone } from "../../web/components/chip.tsx";
import { Empty } from "../../web/components/feedback.tsx";
import { useLanguage, useText } from "../../web/language.ts";
import type { Severity } from "../contract.ts";
import type { FindingView } from "../route-contracts.ts";
import { FindingCard } from "./finding-card.tsx";
import { findingTexts } from "./finding-texts.ts";

const severities: readonly Severity[] = ["critical", "high", "medium", "low", "info"];
const severityLooks: Record<Severity, { tone: Tone; shape: Shape }> = {
  critical: { tone: "alert", shape: "triangleFilled" },
  high: { tone: "alert", shape: "triangle" },
  medium: { tone: "attention", shape: "diamondFilled" },
  low: { tone: "neutral", shape: "dot" },
  info: { tone: "neutral", shape: "ring" },
};

/** Findings, gravest first, those of one rule together. */
export function FindingsBySeverity({ findings }: { findings: readonly FindingView[] }) {
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
