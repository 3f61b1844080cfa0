import { LinkReceipt } from "../../../web/by-link/link-receipt.tsx";
import { useText } from "../../../web/language.ts";
import { Section } from "../../../web/shell/page.tsx";
import type { HomeworkSheet } from "../sheet-contracts.ts";
import { GivenAnswers } from "./answer-view.tsx";
import { SheetHead } from "./sheet-head.tsx";
import { sheetTexts } from "./sheet-texts.ts";

/** What was handed in and when, to keep or to print. */
export function SheetReceipt({ sheet, answeredAt }: { sheet: HomeworkSheet; answeredAt: string }) {
  const t = useText(sheetTexts);
  return (
    <LinkReceipt
      lead={t.from(sheet.hospital, sheet.company)}
      thanks={t.receiptLead(sheet.company)}
      answeredAt={answeredAt}
      expiresAt={sheet.expiresAt}
    >
      <SheetHead sheet={sheet} />
      <Section title={t.answers}>
        <GivenAnswers questions={sheet.questions} answer={sheet.draft} />
        {sheet.files.length > 0 && (
          <p className="break-all text-sm">
            {t.files}: {sheet.files.map(({ name }) => name).join("、")}
          </p>
        )}
      </Section>
    </LinkReceipt>
  );
}
