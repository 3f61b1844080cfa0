import type { ReactNode } from "react";
import { Chip } from "../../../web/components/chip.tsx";
import { useLabel, useText } from "../../../web/language.ts";
import { Section } from "../../../web/shell/page.tsx";
import type { SurveyView } from "../route-contracts.ts";
import { sideWords } from "../words.ts";
import { MissingList } from "./missing-list.tsx";
import { StepActions, type TakeStep } from "./step-actions.tsx";
import { StepHistory } from "./step-history.tsx";
import { stepName } from "./step-name.ts";
import { StepPath } from "./step-path.tsx";
import { surveyTexts } from "./survey-texts.ts";

/** The survey of one hospital: what comes next and whose move it is, all steps with their days, and what was done so far. */
export function SurveyHome({ survey, take, children }: { survey: SurveyView; take: TakeStep; children?: ReactNode }) {
  const t = useText(surveyTexts);
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="flex min-w-0 flex-col gap-4">
        <NextStep survey={survey} take={take} />
        {children}
        <StepHistory survey={survey} />
      </div>
      <Section title={t.steps}>
        <StepPath survey={survey} />
      </Section>
    </div>
  );
}

function NextStep({ survey, take }: { survey: SurveyView; take: TakeStep }) {
  const t = useText(surveyTexts);
  const label = useLabel();
  const { next, state, sides, dueOn, lateDays, programmeState } = survey;
  return (
    <Section title={t.next}>
      {next === null && <p>{state === "closed" ? t.over : t.left}</p>}
      {next && (
        <div className="flex flex-wrap items-center gap-3">
          <span className="text-lg font-bold">{stepName(survey, next.to, label)}</span>
          <Chip
            tone={sides.includes(next.side) ? "accent" : "neutral"}
            shape={sides.includes(next.side) ? "half" : "clock"}
          >
            {sides.includes(next.side) ? t.yourMove : t.moveOf(label(sideWords[next.side]))}
          </Chip>
          <span className="text-sm">{dueOn ? t.due(dueOn) : t.noTerm}</span>
          {lateDays > 0 && (
            <Chip tone="alert" shape="triangleFilled">
              {t.lateBy(lateDays)}
            </Chip>
          )}
        </div>
      )}
      {next && programmeState !== "running" && <p className="text-sm">{t.programmeNotRunning}</p>}
      {next && programmeState === "running" && <MissingList missing={next.missing} />}
      <StepActions survey={survey} take={take} />
    </Section>
  );
}
