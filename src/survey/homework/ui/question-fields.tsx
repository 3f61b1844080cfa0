import { TextField } from "../../../web/components/text-field.tsx";
import { useText } from "../../../web/language.ts";
import type { HomeworkDraft, Question } from "../route-contracts.ts";
import { homeworkTexts } from "./homework-texts.ts";

/** A field for each question, one for remarks, and who answers. */
export function QuestionFields(props: {
  questions: readonly Question[];
  draft: HomeworkDraft;
  onChange: (draft: HomeworkDraft) => void;
}) {
  const t = useText(homeworkTexts);
  const { questions, draft, onChange } = props;
  const textOf = (id: string) => draft.answers.find(({ questionId }) => questionId === id)?.text ?? "";
  function answer(id: string, text: string) {
    const others = draft.answers.filter(({ questionId }) => questionId !== id);
    onChange({ ...draft, answers: text === "" ? others : [...others, { questionId: id, text }] });
  }
  return (
    <>
      {questions.map(({ id, text }, index) => (
        <TextField
          key={id}
          label={questions.length > 1 ? `${index + 1}. ${text}` : text}
          value={textOf(id)}
          onChange={(value) => answer(id, value)}
          lines={3}
          maxLength={10_000}
        />
      ))}
      <TextField
        label={t.comment}
        value={draft.comment}
        onChange={(comment) => onChange({ ...draft, comment })}
        lines={2}
        maxLength={4000}
      />
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField
          label={t.name}
          value={draft.name}
          onChange={(name) => onChange({ ...draft, name })}
          autoComplete="name"
          required
          maxLength={100}
        />
        <TextField
          label={t.company}
          value={draft.company}
          onChange={(company) => onChange({ ...draft, company })}
          autoComplete="organization"
          required
          maxLength={200}
        />
      </div>
    </>
  );
}
