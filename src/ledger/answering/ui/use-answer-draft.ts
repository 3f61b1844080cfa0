import { useMutation } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { call } from "../../../web/call.ts";
import { answerKey } from "../answer.ts";
import { type AnswerDraft, type AnswerSheet, saveAnswer } from "../route-contracts.ts";
import type { Answers } from "./answer-items.tsx";

/** Quiet time after a change until it is saved by itself: not with every key. Whoever turns to another window is not waited for. */
const quietMs = 3000;

/** What is filled in, kept by the server with every pause: nothing of the hospital stays in a browser that may be anybody's. */
export function useAnswerDraft(token: string, sheet: AnswerSheet) {
  const [person, setPerson] = useState({ name: sheet.draft.name, company: sheet.draft.company });
  const [comment, setComment] = useState(sheet.draft.comment);
  const [answers, setAnswers] = useState<Answers>(() =>
    Object.fromEntries(sheet.draft.answers.map((answer) => [answerKey(answer), answer.value])),
  );
  const [changes, setChanges] = useState(0);
  const [savedUpTo, setSavedUpTo] = useState(0);
  const draft: AnswerDraft = {
    ...person,
    comment,
    answers: sheet.items.flatMap(({ recordId, field }) => {
      const value = answers[answerKey({ recordId, field })];
      return value ? [{ recordId, field, value }] : [];
    }),
  };
  const { mutate, ...save } = useMutation({
    // One after the other: an older draft must not arrive last.
    scope: { id: "answer" },
    mutationFn: (_upTo: number) => call(saveAnswer, { body: { token, draft } }),
    onSuccess: (_, upTo) => setSavedUpTo(upTo),
  });
  const unsaved = changes > savedUpTo;
  // biome-ignore lint/correctness/useExhaustiveDependencies: every change starts the wait again; what is sent is the draft of that moment
  useEffect(() => {
    if (!unsaved) return;
    const timer = setTimeout(() => mutate(changes), quietMs);
    const left = () => document.hidden && mutate(changes);
    document.addEventListener("visibilitychange", left);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", left);
    };
  }, [changes, unsaved]);
  const changed = () => setChanges((before) => before + 1);
  return {
    draft,
    answers,
    answer: (key: string, value: Answers[string]) => {
      setAnswers((before) => ({ ...before, [key]: value }));
      changed();
    },
    setPerson: (next: typeof person) => {
      setPerson(next);
      changed();
    },
    setComment: (next: string) => {
      setComment(next);
      changed();
    },
    save: () => mutate(changes),
    /** Stops the wait: what is handed in needs no saving. */
    settle: () => setSavedUpTo(changes),
    saving: save.isPending,
    savedAt: save.data?.savedAt ?? sheet.savedAt,
    saveError: save.error,
  };
}
