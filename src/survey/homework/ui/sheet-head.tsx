import { Notice } from "../../../web/components/feedback.tsx";
import { useText } from "../../../web/language.ts";
import { dayText } from "../../../web/moment.ts";
import { Section } from "../../../web/shell/page.tsx";
import type { HomeworkSheet } from "../sheet-contracts.ts";
import { sheetTexts } from "./sheet-texts.ts";

/** The last day on which the link can be used: it ends as the next one begins. */
export const lastDay = (sheet: Pick<HomeworkSheet, "expiresAt">): string =>
  dayText(new Date(Date.parse(sheet.expiresAt) - 1).toISOString()) ?? "";

/** Who asks whom what, with whose consent, and until when. */
export function SheetHead({ sheet }: { sheet: HomeworkSheet }) {
  const t = useText(sheetTexts);
  const facts = [
    [t.number, String(sheet.number)],
    [t.asker, `${sheet.company} ${sheet.askedBy}`],
    [t.consentOn, sheet.hospitalConsentOn],
    [t.requestedOn, sheet.requestedOn],
    [t.due, sheet.dueOn],
  ];
  return (
    <Section title={t.about} aside={<span className="text-sm">{t.to(sheet.owedBy, sheet.contact)}</span>}>
      <p className="font-bold">{sheet.title}</p>
      <dl className="flex flex-wrap gap-x-6 gap-y-1 text-sm">
        {facts.map(([name, value]) => (
          <div key={name} className="flex gap-2">
            <dt className="text-ink-soft">{name}</dt>
            <dd className="font-bold">{value}</dd>
          </div>
        ))}
      </dl>
      {sheet.wanting && (
        <Notice tone="attention">
          <p className="font-bold">{t.wanting}</p>
          <p className="whitespace-pre-line">{sheet.wanting}</p>
        </Notice>
      )}
      {sheet.overdue && <Notice tone="attention">{t.overdue(lastDay(sheet))}</Notice>}
    </Section>
  );
}
