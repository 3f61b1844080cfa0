import { Checkbox } from "../../../web/components/checkbox.tsx";
import { Select } from "../../../web/components/select.tsx";
import { useText } from "../../../web/language.ts";
import type { Draft } from "../builder.ts";
import { builderTexts } from "./table-texts.ts";

/** How it is counted: each rule is printed under the table as well. */
export function BuilderRules({
  draft,
  onChange,
}: {
  draft: Draft;
  onChange: (patch: Record<string, string | undefined>) => void;
}) {
  const t = useText(builderTexts);
  const column = "flex w-52 flex-col gap-1";
  return (
    <fieldset className="flex flex-wrap items-end gap-3 rounded-8 border border-line bg-white p-3">
      <legend className="sr-only">{t.rules}</legend>
      <Select
        label={t.noAnswer}
        place={column}
        value={draft.noAnswer}
        choices={[
          { id: "last", label: t.noAnswerLast },
          { id: "dropped", label: t.noAnswerDropped },
        ]}
        onChange={(noAnswer) => onChange({ noAnswer: noAnswer === "last" ? undefined : noAnswer })}
      />
      <Select
        label={t.percent}
        place={column}
        value={draft.percent}
        choices={[
          { id: "one", label: t.percentOne },
          { id: "whole", label: t.percentWhole },
        ]}
        onChange={(percent) => onChange({ percent: percent === "one" ? undefined : percent })}
      />
      <Select
        label={t.chart}
        place="flex w-32 flex-col gap-1"
        value={draft.chart ?? "auto"}
        choices={[
          { id: "auto", label: t.chartAuto },
          { id: "bar", label: t.chartBar },
          { id: "band", label: t.chartBand },
          { id: "pie", label: t.chartPie },
          { id: "none", label: t.chartNone },
        ]}
        onChange={(chart) => onChange({ chart: chart === "auto" ? undefined : chart })}
      />
      <Select
        label={t.test}
        place={column}
        disabled={draft.rows.length === 0}
        value={draft.test ?? "none"}
        choices={[
          { id: "none", label: t.testNone },
          { id: "chiSquare", label: t.chiSquare },
          { id: "fisher", label: t.fisher },
          { id: "kruskalWallis", label: t.kruskalWallis },
        ]}
        onChange={(test) => onChange({ test: test === "none" ? undefined : test })}
      />
      <Checkbox checked={draft.total} onChange={(total) => onChange({ total: total ? "1" : undefined })}>
        {t.total}
      </Checkbox>
      <Checkbox checked={draft.intervals} onChange={(on) => onChange({ intervals: on ? "1" : undefined })}>
        {t.intervals}
      </Checkbox>
    </fieldset>
  );
}
