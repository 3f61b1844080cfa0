import { useState } from "react";
import { call } from "../../../web/call.ts";
import { useQuietSave } from "../../../web/quiet-save.ts";
import { answerKey } from "../answer.ts";
import { type AnswerDraft, type AnswerSheet, saveAnswer } from "../route-contracts.ts";
import type { Answers } from "./answer-items.tsx";

/** What is filled in, kept by the server with every pause: nothing of the hospital stays in a browser that may be anybody's. */
export function useAnswerDraft(token: string, sheet: AnswerSheet) {
  const [person, setPerson] = useState({ name: sheet.draft.name, company: sheet.draft.company });
  const [comment, setComment] = useState(sheet.draft.comment);
  const [answers, setAnswers] = useState<Answers>(() =>
    Object.fromEntries(sheet.draft.answers.map((answer) => [answerKey(answer), answer.value])),
  );
  const draft: AnswerDraft = {
    ...person,
    comment,
    answers: sheet.items.flatMap(({ recordId, field }) => {
      const value = answers[answerKey({ recordId, field })];
      return value ? [{ recordId, field, value }] : [];
    }),
  };
  const save = useQuietSave("answer", () => call(saveAnswer, { body: { token, draft } }));
  return {
    draft,
    answers,
    answer: (key: string, value: Answers[string]) => {
      setAnswers((before) => ({ ...before, [key]: value }));
      save.changed();
    },
    setPerson: (next: typeof person) => {
      setPerson(next);
      save.changed();
    },
    setComment: (next: string) => {
      setComment(next);
      save.changed();
    },
    save: save.saveNow,
    settle: save.settle,
    saving: save.saving,
    savedAt: save.saved?.savedAt ?? sheet.savedAt,
    saveError: save.error,
  };
}
