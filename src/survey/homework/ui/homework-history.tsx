import { useText } from "../../../web/language.ts";
import { momentText } from "../../../web/moment.ts";
import { Section } from "../../../web/shell/page.tsx";
import type { HomeworkDetail } from "../route-contracts.ts";
import { GivenAnswers } from "./answer-view.tsx";
import { homeworkTexts } from "./homework-texts.ts";

/** Everything that was done about it, with each answer that was handed in. */
export function HomeworkHistory({ detail }: { detail: HomeworkDetail }) {
  const t = useText(homeworkTexts);
  return (
    <Section title={t.history}>
      <ol className="text-sm">
        {detail.history.map((step) => (
          <li key={step.number} className="flex flex-wrap gap-x-4 border-t border-line py-2">
            <span className="whitespace-nowrap tabular-nums text-ink-soft">{momentText(step.at)}</span>
            <span className="font-bold">{t.steps[step.step]}</span>
            {step.round > 1 && <span>{t.round(step.round)}</span>}
            {step.dueOn && <span>{t.dueNow(step.dueOn)}</span>}
            <span>{step.step === "notSubmitted" ? t.byCalendar : step.by}</span>
            {step.note && <p className="w-full whitespace-pre-line">{step.note}</p>}
            {step.answer && (
              <details className="w-full">
                <summary className="min-h-10 cursor-pointer py-2 text-ink-soft">{t.answers}</summary>
                <GivenAnswers questions={detail.questions} answer={step.answer} />
              </details>
            )}
          </li>
        ))}
      </ol>
    </Section>
  );
}
