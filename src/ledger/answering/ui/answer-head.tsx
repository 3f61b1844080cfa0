import { lastDay } from "../../../web/by-link/last-day.ts";
import { SheetFacts } from "../../../web/by-link/sheet-facts.tsx";
import { Notice } from "../../../web/components/feedback.tsx";
import { useText } from "../../../web/language.ts";
import { Section } from "../../../web/shell/page.tsx";
import type { AnswerSheet } from "../route-contracts.ts";
import { answerTexts } from "./answer-texts.ts";

/** Who asks whom what, and until when. */
export function AnswerHead({ sheet }: { sheet: AnswerSheet }) {
  const t = useText(answerTexts);
  return (
    <Section title={t.question} aside={<span className="text-sm">{t.to(sheet.askedTo)}</span>}>
      <p className="whitespace-pre-line">{sheet.question}</p>
      <SheetFacts
        facts={[
          [t.number, String(sheet.number)],
          [t.askedOn, sheet.askedOn],
          [t.due, sheet.dueOn],
        ]}
      />
      {sheet.overdue && sheet.answeredAt === null && (
        <Notice tone="attention">{t.overdue(lastDay(sheet.expiresAt))}</Notice>
      )}
    </Section>
  );
}
