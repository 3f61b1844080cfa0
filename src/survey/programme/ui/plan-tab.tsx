import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../../../web/components/button.tsx";
import { Actions } from "../../../web/components/dialog.tsx";
import { useLabel, useText } from "../../../web/language.ts";
import { momentText } from "../../../web/moment.ts";
import { Section } from "../../../web/shell/page.tsx";
import type { Plan, Term } from "../plan.ts";
import type { ProgrammeView } from "../route-contracts.ts";
import { programmeDateWords, stateWords } from "../words.ts";
import { PlanForm } from "./plan-form.tsx";
import { plansQuery } from "./programme-queries.ts";
import { programmeTexts } from "./programme-texts.ts";

/** The plan a programme goes by, its editions, and the way to a new one. */
export function PlanTab({ programme }: { programme: ProgrammeView }) {
  const t = useText(programmeTexts);
  const [editing, setEditing] = useState(false);
  if (editing) return <PlanForm programme={programme} onDone={() => setEditing(false)} />;
  return (
    <div className="flex flex-col gap-4">
      {programme.permissions.includes("programme.manage") && (
        <Actions>
          <Button onPress={() => setEditing(true)}>{t.editPlan}</Button>
        </Actions>
      )}
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <StepsSection plan={programme.plan} edition={programme.planEdition} />
        <div className="flex flex-col gap-4">
          <LimitsSection plan={programme.plan} />
          <EditionsSection programmeId={programme.id} />
        </div>
      </div>
    </div>
  );
}

function StepsSection({ plan, edition }: { plan: Plan; edition: number }) {
  const t = useText(programmeTexts);
  const label = useLabel();
  const termText = useTermText();
  return (
    <Section title={t.steps} aside={<span className="text-sm text-ink-soft">{t.edition(edition)}</span>}>
      <ol className="text-sm">
        {plan.steps.map(({ state, name, term, used }) => (
          <li key={state} className="grid min-h-10 grid-cols-2 items-center gap-3 border-line not-first:border-t">
            <span className={used ? "" : "text-ink-faint line-through"}>{label(name ?? stateWords[state])}</span>
            <span className="text-ink-soft">{used ? termText(term, plan) : "—"}</span>
          </li>
        ))}
      </ol>
    </Section>
  );
}

/** How a term is counted, in words. */
function useTermText(): (term: Term, plan: Plan) => string {
  const t = useText(programmeTexts);
  const label = useLabel();
  return (term, plan) => {
    if (term.from === "none") return t.termText.none;
    if (term.from === "day") return term.on;
    if (term.from === "programme") {
      const on = {
        interimReview: plan.interimReviewOn,
        reportToSecretariat: plan.reportToSecretariatOn,
        reportToHospital: plan.reportToHospitalOn,
      }[term.date];
      return `${label(programmeDateWords[term.date])}（${on ?? t.noTerm}）`;
    }
    const from = plan.steps.find(({ state }) => state === term.state);
    return t.termText.step(label(from?.name ?? stateWords[term.state]), term.months, term.days);
  };
}

function LimitsSection({ plan }: { plan: Plan }) {
  const t = useText(programmeTexts);
  const rows: [string, string | number][] = [
    [t.interimReviewOn, plan.interimReviewOn ?? "—"],
    [t.reportToSecretariatOn, plan.reportToSecretariatOn ?? "—"],
    [t.reportToHospitalOn, plan.reportToHospitalOn ?? "—"],
    [t.homeworkDays, plan.homeworkDays],
    [t.interviewMinutes, plan.interviewMinutes],
    [t.captureKeepDays, plan.captureKeepDays],
    [t.remindBefore, plan.remindDaysBefore.join("、")],
    [t.remindAfter, plan.remindDaysAfter.join("、")],
    [t.publicationThreshold, plan.publicationThreshold],
    [t.labourCapYen, plan.labourCapYen.toLocaleString("ja-JP")],
    [t.hoursTemplate, plan.hours === null ? t.hoursUsual : t.hoursOwn],
  ];
  return (
    <Section title={t.limits}>
      <dl className="text-sm">
        {rows.map(([name, value]) => (
          <div key={name} className="flex min-h-10 items-center justify-between gap-4 border-line not-first:border-t">
            <dt>{name}</dt>
            <dd className="text-right">{value}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

function EditionsSection({ programmeId }: { programmeId: string }) {
  const t = useText(programmeTexts);
  const { data } = useQuery(plansQuery(programmeId));
  return (
    <Section title={t.planEditions}>
      <ol className="text-sm">
        {data?.editions.map(({ edition, why, madeBy, madeAt }) => (
          <li key={edition} className="flex flex-wrap gap-x-4 border-line py-2 not-first:border-t">
            <span className="font-bold">{t.edition(edition)}</span>
            <span>{why}</span>
            <span className="text-ink-soft">
              {momentText(madeAt)}　{madeBy}
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}
