import { lastDay } from "../../../web/by-link/last-day.ts";
import { SheetFacts } from "../../../web/by-link/sheet-facts.tsx";
import { Notice } from "../../../web/components/feedback.tsx";
import { useText } from "../../../web/language.ts";
import { Section } from "../../../web/shell/page.tsx";
import type { HomeworkSheet } from "../sheet-contracts.ts";
import { sheetTexts } from "./sheet-texts.ts";

/** Who asks whom what, with whose consent, and until when. */
export function SheetHead({ sheet }: { sheet: HomeworkSheet }) {
  const t = useText(sheetTexts);
  return (
    <Section title={t.about} aside={<span className="text-sm">{t.to(sheet.owedBy, sheet.contact)}</span>}>
      <p className="font-bold">{sheet.title}</p>
      <SheetFacts
        facts={[
          [t.number, String(sheet.number)],
          [t.asker, `${sheet.company} ${sheet.askedBy}`],
          [t.consentOn, sheet.hospitalConsentOn],
          [t.requestedOn, sheet.requestedOn],
          [t.due, sheet.dueOn],
        ]}
      />
      {sheet.wanting && (
        <Notice tone="attention">
          <p className="font-bold">{t.wanting}</p>
          <p className="whitespace-pre-line">{sheet.wanting}</p>
        </Notice>
      )}
      {sheet.overdue && <Notice tone="attention">{t.overdue(lastDay(sheet.expiresAt))}</Notice>}
    </Section>
  );
}
