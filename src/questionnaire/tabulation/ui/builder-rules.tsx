import { Checkbox, CheckboxGroup } from "../../../web/components/checkbox.tsx";
import { type Choice, Select } from "../../../web/components/select.tsx";
import { useText } from "../../../web/language.ts";
import { type Draft, type Placed, toldOptions } from "../builder.ts";
import type { TableVariables } from "../route-contracts.ts";
import { builderTexts } from "./table-texts.ts";

interface Props {
  draft: Draft;
  placed: Placed | null;
  given: Pick<TableVariables, "segments" | "earlierRounds">;
  onChange: (patch: Record<string, string | undefined>) => void;
}

const column = "flex w-60 flex-col gap-1";
const none = "none";

/** How it is counted: what applies to the table as it is. Each rule is printed under the table as well. */
export function BuilderRules({ draft, placed, given, onChange }: Props) {
  const t = useText(builderTexts);
  const choose = (name: string, usual: string) => (id: string) => onChange({ [name]: id === usual ? undefined : id });
  const weighed = given.segments.filter(({ asked }) => Object.keys(asked).length > 0);
  const kind = placed?.kind;
  const crossed = kind === "cross" || kind === "banner";
  const counts = kind !== "numbers";
  return (
    <fieldset className="flex flex-wrap items-end gap-3 rounded-8 border border-line bg-white p-3">
      <legend className="sr-only">{t.rules}</legend>
      {placed && placed.forms.length > 0 && (
        <Select
          label={t.form}
          place={column}
          value={placed.form ?? none}
          choices={[{ id: none, label: t.formUsual }, ...placed.forms.map((id) => ({ id, label: t[id] }))]}
          onChange={choose("form", none)}
        />
      )}
      {counts && (
        <Select
          label={t.noAnswer}
          place={column}
          value={draft.noAnswer}
          choices={[
            { id: "last", label: t.noAnswerLast },
            { id: "dropped", label: t.noAnswerDropped },
          ]}
          onChange={choose("noAnswer", "last")}
        />
      )}
      {crossed && (
        <Select
          label={t.rowNoAnswer}
          place={column}
          value={draft.rowNoAnswer}
          choices={[
            { id: "dropped", label: t.rowNoAnswerDropped },
            { id: "last", label: t.rowNoAnswerLast },
          ]}
          onChange={choose("rowNoAnswer", "dropped")}
        />
      )}
      {counts && (
        <Select
          label={t.percent}
          place={column}
          value={draft.percent}
          choices={[
            { id: "one", label: t.percentOne },
            { id: "whole", label: t.percentWhole },
          ]}
          onChange={choose("percent", "one")}
        />
      )}
      {kind === "numbers" && (
        <Select
          label={t.sd}
          place={column}
          value={draft.sd}
          choices={[
            { id: "population", label: t.sdPopulation },
            { id: "sample", label: t.sdSample },
          ]}
          onChange={choose("sd", "population")}
        />
      )}
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
        onChange={choose("chart", "auto")}
      />
      {placed && tests(placed, t).length > 0 && (
        <Select
          label={t.test}
          place={column}
          value={tests(placed, t).some(({ id }) => id === draft.test) ? draft.test : none}
          choices={[{ id: none, label: t.testNone }, ...tests(placed, t)]}
          onChange={choose("test", none)}
        />
      )}
      {given.earlierRounds.length > 0 && (placed?.rows.length ?? 0) === 0 && (
        <Select
          label={t.before}
          place={column}
          value={draft.before ?? none}
          choices={[
            { id: none, label: t.beforeNone },
            ...given.earlierRounds.map(({ id, title }) => ({ id, label: title })),
          ]}
          onChange={choose("before", none)}
        />
      )}
      {weighed.length > 0 && (
        <Select
          label={t.weight}
          place={column}
          value={draft.weight ?? none}
          choices={[
            { id: none, label: t.weightNone },
            ...weighed.map(({ name, label }) => ({ id: name, label: t.weighedBy(label) })),
          ]}
          onChange={choose("weight", none)}
        />
      )}
      {crossed && (
        <Checkbox checked={draft.total} onChange={(total) => onChange({ total: total ? "1" : undefined })}>
          {t.total}
        </Checkbox>
      )}
      {counts && (
        <Checkbox checked={draft.intervals} onChange={(on) => onChange({ intervals: on ? "1" : undefined })}>
          {t.intervals}
        </Checkbox>
      )}
      {placed?.form === "segments" && (
        <CheckboxGroup
          label={t.told}
          choices={placed.target.options}
          value={toldOptions(draft, placed.target)}
          onChange={(is) => onChange({ is: is.join(",") })}
        />
      )}
    </fieldset>
  );
}

/** Tests that make sense of this table. */
function tests({ kind, target, rows }: Placed, t: { [test in NonNullable<Draft["test"]>]: string }): Choice[] {
  const ranks = { id: "kruskalWallis", label: t.kruskalWallis };
  const apart = rows.length === 1 && rows[0]?.kind === "choice";
  if (target.kind === "number" && (apart || kind === "waves")) return [ranks];
  if (kind !== "cross" || !apart || target.kind !== "choice") return [];
  return [{ id: "chiSquare", label: t.chiSquare }, { id: "fisher", label: t.fisher }, ranks];
}
