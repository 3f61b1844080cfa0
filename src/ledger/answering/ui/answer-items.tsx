import { useState } from "react";
import { Button } from "../../../web/components/button.tsx";
import { useLabel, useText } from "../../../web/language.ts";
import { Section } from "../../../web/shell/page.tsx";
import { fieldDefinition, kindDefinition } from "../../catalogue.ts";
import { answerKey } from "../answer.ts";
import type { AnswerSheet, AnswerValue } from "../route-contracts.ts";
import { AnswerField } from "./answer-field.tsx";
import { answerTexts } from "./answer-texts.ts";

/** Items on one page: an inquiry may ask for thousands, and a telephone draws some tens at once. */
const pageSize = 40;

export type Answers = Readonly<Record<string, AnswerValue | null>>;

/** The items asked, one record after the other. */
export function AnswerItems(props: {
  items: AnswerSheet["items"];
  answers: Answers;
  onChange: (key: string, value: AnswerValue | null) => void;
}) {
  const t = useText(answerTexts);
  const label = useLabel();
  const { items, answers, onChange } = props;
  const [from, setFrom] = useState(0);
  const shown = items.slice(from, from + pageSize);
  const records = [...Map.groupBy(shown, ({ recordId }) => recordId).values()];
  return (
    <Section title={t.items(items.length)}>
      <p className="text-sm text-ink-soft">{t.itemsLead}</p>
      {records.map((own) => {
        const [first] = own;
        return first ? (
          <div key={first.recordId} className="flex flex-col gap-3 rounded-6 border border-line p-3">
            <h3 className="text-sm font-bold text-ink-soft">
              {`${label(kindDefinition(first.kind))} ${first.number} ${first.name}`}
            </h3>
            {own.map((item) => {
              const definition = fieldDefinition(item.kind, item.field);
              const key = answerKey(item);
              return definition ? (
                <AnswerField
                  key={key}
                  item={item}
                  definition={definition}
                  value={answers[key] ?? null}
                  onChange={(value) => onChange(key, value)}
                />
              ) : null;
            })}
          </div>
        ) : null;
      })}
      {items.length > pageSize && (
        <div className="flex flex-wrap items-center justify-between gap-2 text-sm">
          <Button isDisabled={from === 0} onPress={() => setFrom(from - pageSize)}>
            {t.earlier}
          </Button>
          <span role="status">{t.part(from + 1, from + shown.length, items.length)}</span>
          <Button isDisabled={from + pageSize >= items.length} onPress={() => setFrom(from + pageSize)}>
            {t.later}
          </Button>
        </div>
      )}
    </Section>
  );
}
