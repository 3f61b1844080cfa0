import { LinkReceipt } from "../../../web/by-link/link-receipt.tsx";
import { componentTexts } from "../../../web/components/texts.ts";
import { statementWords } from "../../../web/components/value-words.ts";
import { useLabel, useLanguage, useText } from "../../../web/language.ts";
import { Section } from "../../../web/shell/page.tsx";
import { fieldDefinition, kindDefinition } from "../../catalogue.ts";
import { answerKey } from "../answer.ts";
import type { AnswerSheet, AnswerValue } from "../route-contracts.ts";
import { AnswerHead } from "./answer-head.tsx";
import { answerTexts } from "./answer-texts.ts";

/** What was handed in and when, to keep or to print. */
export function AnswerReceipt({ sheet, answeredAt }: { sheet: AnswerSheet; answeredAt: string }) {
  const t = useText(answerTexts);
  const label = useLabel();
  const { draft } = sheet;
  const given = new Map(draft.answers.map((answer) => [answerKey(answer), answer.value]));
  return (
    <LinkReceipt
      lead={t.from(sheet.hospital, sheet.askedBy)}
      thanks={t.receiptLead(sheet.hospital)}
      answeredAt={answeredAt}
      expiresAt={sheet.expiresAt}
    >
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
    </LinkReceipt>
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
