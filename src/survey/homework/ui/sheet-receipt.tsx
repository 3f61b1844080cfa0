import { Button } from "../../../web/components/button.tsx";
import { Notice } from "../../../web/components/feedback.tsx";
import { useText } from "../../../web/language.ts";
import { momentText } from "../../../web/moment.ts";
import { Entrance } from "../../../web/shell/entrance.tsx";
import { Section } from "../../../web/shell/page.tsx";
import type { HomeworkSheet } from "../sheet-contracts.ts";
import { GivenAnswers } from "./answer-view.tsx";
import { lastDay, SheetHead } from "./sheet-head.tsx";
import { sheetTexts } from "./sheet-texts.ts";

/** What was handed in and when, to keep or to print. */
export function SheetReceipt({ sheet, answeredAt }: { sheet: HomeworkSheet; answeredAt: string }) {
  const t = useText(sheetTexts);
  return (
    <Entrance wide title={t.receipt} lead={t.from(sheet.hospital, sheet.company)}>
      <Notice tone="good">
        <p>{t.receiptLead(sheet.company)}</p>
        <p>
          {t.receivedAt} <span className="font-bold">{momentText(answeredAt)}</span>
        </p>
      </Notice>
      <SheetHead sheet={sheet} />
      <Section title={t.answers}>
        <GivenAnswers questions={sheet.questions} answer={sheet.draft} />
        {sheet.files.length > 0 && (
          <p className="break-all text-sm">
            {t.files}: {sheet.files.map(({ name }) => name).join("、")}
          </p>
        )}
      </Section>
      <p className="text-sm text-ink-soft">{t.until(lastDay(sheet))}</p>
      <div className="no-print flex justify-end">
        <Button onPress={() => print()}>{t.print}</Button>
      </div>
    </Entrance>
  );
}
