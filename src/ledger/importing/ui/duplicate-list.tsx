import { RadioGroup } from "../../../web/components/radio-group.tsx";
import { ValueText } from "../../../web/components/value-text.tsx";
import { useLabel, useText } from "../../../web/language.ts";
import { fieldDefinition, kindDefinition } from "../../catalogue.ts";
import type { PlanView } from "../route-contracts.ts";
import type { Choices } from "./choices.ts";
import { importTexts } from "./import-texts.ts";

type Pair = PlanView["duplicates"][number];

/** Rows that seem to describe the same thing, side by side. */
export function DuplicateList({
  plan,
  choices,
  onChoose,
}: {
  plan: PlanView;
  choices: Choices;
  onChoose: (choices: Choices) => void;
}) {
  const t = useText(importTexts);
  const label = useLabel();
  if (plan.duplicates.length === 0) return <p className="text-ink-soft">{t.noDuplicates}</p>;
  return (
    <ul className="flex flex-col gap-3">
      {plan.duplicates.map((pair) => (
        <li key={pair.key} className="rounded-8 border border-line bg-white p-4 text-sm">
          <p className="mb-2 text-ink-soft">
            {label(kindDefinition(pair.kind))}　{t.certainty[pair.certainty]}　{t.keys}:{" "}
            {pair.keys.map((key) => fieldLabel(pair, key, label)).join("、")}
          </p>
          <div className="grid gap-4 md:grid-cols-[1fr_1fr_14rem]">
            <Side pair={pair} side="left" />
            <Side pair={pair} side="right" />
            <RadioGroup
              label={pair.left.name}
              hideLabel
              choices={[
                { id: "same", label: t.same },
                { id: "different", label: t.different },
              ]}
              value={choices.decisions[pair.key] ?? (pair.merged ? "same" : "different")}
              onChange={(id) =>
                onChoose({
                  ...choices,
                  decisions: { ...choices.decisions, [pair.key]: id === "same" ? "same" : "different" },
                })
              }
            />
          </div>
        </li>
      ))}
    </ul>
  );
}

function fieldLabel(pair: Pair, field: string, label: (labelled: { ja: string; en: string }) => string): string {
  const definition = fieldDefinition(pair.kind, field);
  return definition ? label(definition) : field;
}

function Side({ pair, side }: { pair: Pair; side: "left" | "right" }) {
  const t = useText(importTexts);
  const label = useLabel();
  const { place, name } = pair[side];
  return (
    <div>
      <p className="font-bold">{name}</p>
      <p className="text-xs text-ink-faint">
        {place ? [place.file, place.sheet, place.cell ?? place.row].filter(Boolean).join(" / ") : t.inLedger}
      </p>
      {pair.differences.length === 0 && <p className="text-ink-soft">{t.nothingDiffers}</p>}
      <dl>
        {pair.differences.map((difference) => {
          const definition = fieldDefinition(pair.kind, difference.field);
          return definition ? (
            <div key={difference.field} className="flex gap-2">
              <dt className="text-ink-soft">{label(definition)}</dt>
              <dd>
                <ValueText definition={definition} value={difference[side] ?? undefined} />
              </dd>
            </div>
          ) : null;
        })}
      </dl>
    </div>
  );
}
