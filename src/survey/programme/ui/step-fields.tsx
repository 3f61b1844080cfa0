import { Checkbox } from "../../../web/components/checkbox.tsx";
import { NumberField } from "../../../web/components/number-field.tsx";
import { Select } from "../../../web/components/select.tsx";
import { TextField } from "../../../web/components/text-field.tsx";
import { useLabel, useText } from "../../../web/language.ts";
import { leavable, type Plan, type Step, type Term } from "../plan.ts";
import { type PathState, pathStates } from "../state.ts";
import { programmeDateWords, stateWords } from "../words.ts";
import { programmeTexts } from "./programme-texts.ts";

/** Each step with its name, whether it is taken, and how its term is counted. */
export function StepFields({ plan, onChange }: { plan: Plan; onChange: (plan: Plan) => void }) {
  const t = useText(programmeTexts);
  const change = (state: PathState, changed: Partial<Step>) =>
    onChange({ ...plan, steps: plan.steps.map((step) => (step.state === state ? { ...step, ...changed } : step)) });
  return (
    <ol className="flex flex-col">
      <li
        aria-hidden="true"
        className="hidden gap-3 text-xs text-ink-soft lg:grid lg:grid-cols-[8rem_7rem_14rem_minmax(0,1fr)]"
      >
        <span />
        <span />
        <span>{t.ownName}</span>
        <span>{t.term}</span>
      </li>
      {plan.steps
        .filter(({ state }) => state !== "invited")
        .map((step) => (
          <StepRow key={step.state} step={step} onChange={(changed) => change(step.state, changed)} />
        ))}
    </ol>
  );
}

function StepRow({ step, onChange }: { step: Step; onChange: (changed: Partial<Step>) => void }) {
  const t = useText(programmeTexts);
  const label = useLabel();
  const usual = label(stateWords[step.state]);
  const name = step.name?.ja ?? "";
  return (
    <li className="grid items-center gap-3 border-line py-2 not-first:border-t lg:grid-cols-[8rem_7rem_14rem_minmax(0,1fr)]">
      <span className="font-bold">{usual}</span>
      {leavable.includes(step.state) ? (
        <Checkbox checked={step.used} onChange={(used) => onChange({ used })}>
          {t.used}
        </Checkbox>
      ) : (
        <span />
      )}
      <TextField
        label={`${usual}：${t.ownName}`}
        hideLabel
        value={name}
        maxLength={60}
        onChange={(text) => onChange({ name: text.trim() === "" ? null : { ja: text, en: text } })}
      />
      {step.used && <TermFields step={step} onChange={(term) => onChange({ term })} />}
    </li>
  );
}

function TermFields({ step, onChange }: { step: Step; onChange: (term: Term) => void }) {
  const t = useText(programmeTexts);
  const label = useLabel();
  const { term, state } = step;
  const before = pathStates.slice(0, pathStates.indexOf(state));
  return (
    <div className="flex flex-wrap items-end gap-3">
      <Select
        label={`${label(stateWords[state])}：${t.term}`}
        hideLabel
        place="w-40"
        value={term.from}
        onChange={(from) => onChange(newTerm(from as Term["from"], before.at(-1) ?? "invited"))}
        choices={(["none", "step", "programme", "day"] as const).map((id) => ({ id, label: t.terms[id] }))}
      />
      {term.from === "step" && (
        <>
          <Select
            label={t.fromStep}
            hideLabel
            place="w-40"
            value={term.state}
            onChange={(from) => onChange({ ...term, state: from as PathState })}
            choices={before.map((id) => ({ id, label: label(stateWords[id]) }))}
          />
          <div className="w-24">
            <NumberField
              label={t.monthsUnit}
              value={term.months}
              onChange={(months) => onChange({ ...term, months: months ?? 0 })}
            />
          </div>
          <div className="w-24">
            <NumberField label={t.days} value={term.days} onChange={(days) => onChange({ ...term, days: days ?? 0 })} />
          </div>
        </>
      )}
      {term.from === "programme" && (
        <Select
          label={t.terms.programme}
          hideLabel
          place="w-56"
          value={term.date}
          onChange={(date) => onChange({ from: "programme", date: date as keyof typeof programmeDateWords })}
          choices={Object.entries(programmeDateWords).map(([id, words]) => ({ id, label: label(words) }))}
        />
      )}
      {term.from === "day" && (
        <div className="w-48">
          <TextField
            label={t.terms.day}
            hideLabel
            type="date"
            value={term.on}
            onChange={(on) => onChange({ from: "day", on })}
          />
        </div>
      )}
    </div>
  );
}

function newTerm(from: Term["from"], state: PathState): Term {
  if (from === "none") return { from };
  if (from === "step") return { from, state, days: 14, months: 0 };
  if (from === "programme") return { from, date: "reportToSecretariat" };
  return { from, on: new Date().toISOString().slice(0, 10) };
}
