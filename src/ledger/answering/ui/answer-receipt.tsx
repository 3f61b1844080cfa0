import { Button } from "../../../web/components/button.tsx";
import { Notice } from "../../../web/components/feedback.tsx";
import { componentTexts } from "../../../web/components/texts.ts";
import { statementWords } from "../../../web/components/value-words.ts";
import { useLabel, useLanguage, useText } from "../../../web/language.ts";
import { momentText } from "../../../web/moment.ts";
import { Entrance } from "../../../web/shell/entrance.tsx";
import { Section } from "../../../web/shell/page.tsx";
import { fieldDefinition, kindDefinition } from "../../catalogue.ts";
import { answerKey } from "../answer.ts";
import type { AnswerSheet, AnswerValue } from "../route-contracts.ts";
import { AnswerHead, lastDay } from "./answer-head.tsx";
import { answerTexts } from "./answer-texts.ts";

/** What was handed in and when, to keep or to print. */
export function AnswerReceipt({ sheet, answeredAt }: { sheet: AnswerSheet; answeredAt: string }) {
  const t = useText(answerTexts);
  const label = useLabel();
  const { draft } = sheet;
  const given = new Map(draft.answers.map((answer) => [answerKey(answer), answer.value]));
  return (
    <Entrance wide title={t.receipt} lead={t.from(sheet.hospital, sheet.askedBy)}>
      <Notice tone="good">
        <p>{t.receiptLead(sheet.hospital)}</p>
        <p>
          {t.receivedAt} <span className="font-bold">{momentText(answeredAt)}</span>
        </p>
      </Notice>
      <AnswerHead sheet={sheet} />
      <Section title={t.given}>
        <dl>
          {sheet.items.map((item) => {
            const key = answerKey(item);
            const field = fieldDefinition(item.kind, item.field);
            return (
              <div key={key} className="grid gap-x-4 border-t border-line py-2 text-sm sm:grid-cols-2">
                <dt>
                  <span className="text-ink-soft">
                    {`${label(kindDefinition(item.kind))} ${item.number} ${item.name}`}
                  </span>
                  <span className="block font-bold">{field ? label(field) : item.field}</span>
                </dt>
                <dd className="whitespace-pre-line">
                  <Given item={item} value={given.get(key)} />
                </dd>
              </div>
            );
          })}
        </dl>
      </Section>
      <Section title={t.you}>
        <p className="text-sm">{[draft.company, draft.name].join("　")}</p>
        {draft.comment && <p className="whitespace-pre-line text-sm">{draft.comment}</p>}
        {sheet.files.length > 0 && (
          <p className="text-sm">
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

function Given({ item, value }: { item: AnswerSheet["items"][number]; value: AnswerValue | undefined }) {
  const t = useText(answerTexts);
  const { states } = useText(componentTexts);
  const language = useLanguage();
  const definition = fieldDefinition(item.kind, item.field);
  if (!value || !definition) return <span className="text-ink-faint">{t.notAnswered}</span>;
  return statementWords(definition, value, language) || states[value.state];
}
