import { useState } from "react";
import { Button } from "../../../web/components/button.tsx";
import { ComboBox } from "../../../web/components/combo-box.tsx";
import { TextField } from "../../../web/components/text-field.tsx";
import { useLabel, useText } from "../../../web/language.ts";
import { Section } from "../../../web/shell/page.tsx";
import { fieldDefinition } from "../../catalogue.ts";
import { targetChoices } from "../../import/column-targets.ts";
import type { Question } from "../../import/import-contract.ts";
import type { PlanView } from "../route-contracts.ts";
import type { Choices } from "./choices.ts";
import { importTexts } from "./import-texts.ts";

interface Props {
  plan: PlanView;
  choices: Choices;
  onChoose: (choices: Choices) => void;
}

/** What only a person can say: versions that a spreadsheet changed, and columns nobody knows. */
export function QuestionList({ plan, choices, onChoose }: Props) {
  const t = useText(importTexts);
  const label = useLabel();
  const mappingOf = (key: string) =>
    choices.mappings[key] ?? plan.sources.find((source) => source.mapping.key === key)?.mapping;
  const answer = (question: Question, typed: string) => {
    const mapping = mappingOf(question.sourceKey);
    const cell = question.place.cell;
    if (!mapping || !cell) return;
    const next = { ...mapping, answers: { ...mapping.answers, [cell]: { text: question.text, answer: typed } } };
    onChoose({ ...choices, mappings: { ...choices.mappings, [next.key]: next } });
  };
  const setTarget = ({ source, table, column }: PlanView["unmapped"][number], target: string | null) => {
    const key = plan.sources[source]?.mapping.key;
    const mapping = key ? mappingOf(key) : undefined;
    if (!mapping) return;
    const tables = mapping.tables.map((one, at) =>
      at === table
        ? {
            ...one,
            columns: one.columns.map((own) => (own.column === column ? { ...own, target, confidence: 1 } : own)),
          }
        : one,
    );
    onChoose({ ...choices, mappings: { ...choices.mappings, [mapping.key]: { ...mapping, tables } } });
  };
  if (plan.questions.length + plan.unmapped.length === 0) return <p className="text-ink-soft">{t.noQuestions}</p>;
  return (
    <div className="flex flex-col gap-4">
      {plan.questions.map((question) => {
        const definition = fieldDefinition(question.kind, question.field);
        const cell = question.place.cell ?? "";
        return (
          <Section
            key={`${question.sourceKey}:${cell}`}
            title={`${t.sheet(question.place.file, question.place.sheet)}　${cell}　${definition ? label(definition) : question.field}`}
          >
            <p className="text-sm">
              {t.question[question.code]}　{t.shows}: <strong>{question.text}</strong>
            </p>
            <Answer
              question={question}
              given={mappingOf(question.sourceKey)?.answers[cell]?.answer ?? ""}
              onAnswer={(typed) => answer(question, typed)}
            />
          </Section>
        );
      })}
      {plan.unmapped.length > 0 && (
        <Section title={t.unmapped}>
          <ul className="grid grid-cols-[repeat(auto-fill,minmax(20rem,1fr))] gap-3">
            {plan.unmapped.map((column) => {
              const source = plan.sources[column.source];
              const kind = source?.mapping.tables[column.table]?.kind;
              const current =
                source &&
                mappingOf(source.mapping.key)?.tables[column.table]?.columns.find((one) => one.column === column.column)
                  ?.target;
              return (
                <li
                  key={`${column.source}:${column.table}:${column.column}`}
                  className="rounded-6 border border-line p-3"
                >
                  <ComboBox
                    label={`${source ? t.sheet(source.file, source.sheet) : ""}　${column.header}`}
                    hint={`${t.samples}: ${column.samples.join("、")}`}
                    choices={[
                      { id: "ignore", label: t.notTaken },
                      ...(kind ? targetChoices(kind).map((one) => ({ id: one.target, label: label(one) })) : []),
                    ]}
                    value={current ?? null}
                    onChange={(target) => setTarget(column, target)}
                  />
                </li>
              );
            })}
          </ul>
        </Section>
      )}
    </div>
  );
}

function Answer({
  question,
  given,
  onAnswer,
}: {
  question: Question;
  given: string;
  onAnswer: (typed: string) => void;
}) {
  const t = useText(importTexts);
  const [typed, setTyped] = useState(given);
  const change = (next: string) => {
    setTyped(next);
    if (next.trim() !== "") onAnswer(next.trim());
  };
  return (
    <div className="flex flex-wrap items-end gap-2">
      {question.suggestions.map((suggestion) => (
        <Button
          key={suggestion}
          look={typed === suggestion ? "primary" : "secondary"}
          onPress={() => change(suggestion)}
        >
          {suggestion}
        </Button>
      ))}
      <div className="w-60">
        <TextField label={t.typed} value={typed} onChange={change} maxLength={200} />
      </div>
    </div>
  );
}
