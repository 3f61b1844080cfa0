import { Notice } from "../../../web/components/feedback.tsx";
import { useText } from "../../../web/language.ts";
import { momentText } from "../../../web/moment.ts";
import { Section } from "../../../web/shell/page.tsx";
import type { AnswerSheet } from "../route-contracts.ts";
import { answerTexts } from "./answer-texts.ts";

/** The last day on which the link can be used: it ends as the next one begins. */
export const lastDay = (sheet: Pick<AnswerSheet, "expiresAt">): string =>
  momentText(new Date(Date.parse(sheet.expiresAt) - 1).toISOString()).slice(0, 10);

/** Who asks whom what, and until when. */
export function AnswerHead({ sheet }: { sheet: AnswerSheet }) {
  const t = useText(answerTexts);
  const facts = [
    [t.number, String(sheet.number)],
    [t.askedOn, sheet.askedOn],
    [t.due, sheet.dueOn],
  ];
  return (
    <Section title={t.question} aside={<span className="text-sm">{t.to(sheet.askedTo)}</span>}>
      <p className="whitespace-pre-line">{sheet.question}</p>
      <dl className="flex flex-wrap gap-x-6 gap-y-1 text-sm">
        {facts.map(([name, value]) => (
          <div key={name} className="flex gap-2">
            <dt className="text-ink-soft">{name}</dt>
            <dd className="font-bold">{value}</dd>
          </div>
        ))}
      </dl>
      {sheet.overdue && sheet.answeredAt === null && <Notice tone="attention">{t.overdue(lastDay(sheet))}</Notice>}
    </Section>
  );
}
