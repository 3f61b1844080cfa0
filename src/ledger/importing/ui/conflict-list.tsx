import { ValueText } from "../../../web/components/value-text.tsx";
import { useLabel, useText } from "../../../web/language.ts";
import { fieldDefinition, kindDefinition } from "../../catalogue.ts";
import type { PlanView } from "../route-contracts.ts";
import { importTexts } from "./import-texts.ts";

/** Sources that disagree: every claim with its date and place, and which one is shown. */
export function ConflictList({ plan }: { plan: PlanView }) {
  const t = useText(importTexts);
  const label = useLabel();
  if (plan.conflicts.length === 0) return <p className="text-ink-soft">{t.noConflicts}</p>;
  return (
    <ul className="flex flex-col gap-3">
      {plan.conflicts.map((conflict) => {
        const definition = fieldDefinition(conflict.kind, conflict.field);
        if (!definition) return null;
        return (
          <li
            key={`${conflict.recordId}:${conflict.field}`}
            className="rounded-8 border border-line bg-white p-4 text-sm"
          >
            <p className="font-bold">
              {label(kindDefinition(conflict.kind))}　{label(definition)}
            </p>
            <ul className="my-2 border-l-2 border-line pl-3">
              {conflict.claims.map(({ claim, place }) => (
                <li key={JSON.stringify([claim, place])} className="flex flex-wrap gap-x-4">
                  <ValueText definition={definition} value={claim} />
                  <span className="tabular-nums text-ink-soft">{claim.asOf}</span>
                  <span className="text-ink-faint">
                    {place
                      ? [place.file, place.sheet, place.cell ?? place.row].filter(Boolean).join(" / ")
                      : t.inLedger}
                  </span>
                </li>
              ))}
            </ul>
            <p>
              {t.chosen}:{" "}
              {conflict.resolved ? <ValueText definition={definition} value={conflict.resolved} /> : t.unresolved}
            </p>
          </li>
        );
      })}
    </ul>
  );
}
