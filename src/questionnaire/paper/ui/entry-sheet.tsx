import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { call } from "../../../web/call.ts";
import { Button } from "../../../web/components/button.tsx";
import { Notice, Refusal } from "../../../web/components/feedback.tsx";
import { useLanguage, useText } from "../../../web/language.ts";
import { type AnswerProblemReason, answerProblems } from "../../instrument/answer-problem.ts";
import type { Instrument } from "../../instrument/instrument.ts";
import { answerWords } from "../../respond/answer-words.ts";
import { valuesAt } from "../../respond/answering.ts";
import { useWording } from "../../respond/ui/wording.ts";
import { enterSheet } from "../../round/route-contracts.ts";
import type { RoundKey } from "../../round/ui/round-queries.ts";
import type { EntryRefusal, EntryStep } from "../sheet-entry.ts";
import { EntryRow, inputOf } from "./entry-row.tsx";
import { entryTexts } from "./entry-texts.ts";
import { useSheet } from "./use-sheet.ts";

const keepButton = "entry-keep";
const isAnswerProblem = (why: EntryRefusal): why is AnswerProblemReason => why in answerProblems;
const focusOn = (id: string) => document.getElementById(id)?.focus();

interface Props {
  at: RoundKey;
  instrument: Instrument;
  /** So many came on paper until now. */
  sheets: number;
  onKept: (sheets: number) => void;
}

/** One sheet, from its first field to the button that keeps it. */
export function EntrySheet({ at, instrument, sheets, onKept }: Props) {
  const t = useText(entryTexts);
  const language = useLanguage();
  const sheet = useSheet(instrument);
  const meaningOf = useMeaning(sheet);
  const [wanted, setWanted] = useState<{ id: string } | null>(null);
  const [isComplained, setComplained] = useState(false);
  const queryClient = useQueryClient();
  const keep = useMutation({
    mutationFn: () => call(enterSheet, { params: at, body: { answers: sheet.sheet() } }),
    onSuccess: async (reply) => {
      await queryClient.invalidateQueries({ queryKey: ["rounds", at.organisationId] });
      onKept(reply.sheets);
    },
  });
  const first = sheet.steps[0]?.key;
  // A new sheet begins in its first field.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each sheet
  useEffect(() => focusOn(inputOf(first ?? "")), []);
  // The field that comes next may not stand there before the answers have told so.
  useEffect(() => {
    if (wanted) focusOn(wanted.id);
  }, [wanted]);
  const unread = sheet.steps.filter(({ key }) => !sheet.isRead(key));
  const enter = (step: EntryStep) => {
    const next = sheet.take(step);
    if (next !== undefined) setWanted({ id: next === null ? keepButton : inputOf(next) });
  };
  const move = (index: number) => focusOn(inputOf(sheet.steps[index]?.key ?? ""));
  const wordsFor = (why: EntryRefusal | null) =>
    why && (isAnswerProblem(why) ? answerProblems[why][language] : t.refusals[why]);
  const press = () => {
    setComplained(unread.length > 0);
    const [missing] = unread;
    if (missing) setWanted({ id: inputOf(missing.key) });
    else keep.mutate();
  };
  return (
    <>
      <p role="status" className="flex flex-wrap gap-x-6 text-sm text-ink-soft">
        <span>{t.keyed(sheet.steps.length - unread.length, sheet.steps.length)}</span>
        <span>{t.sheets(sheets)}</span>
      </p>
      <ol className="max-w-6xl rounded-8 border border-line bg-white">
        {sheet.steps.map((step, index) => (
          <EntryRow
            key={step.key}
            step={step}
            text={sheet.textOf(step.key)}
            meaning={sheet.isRead(step.key) ? meaningOf(step) : null}
            problem={wordsFor(sheet.refusalOf(step.key))}
            onType={(text) => sheet.type(step.key, text)}
            onEnter={() => enter(step)}
            onLeave={() => sheet.textOf(step.key) !== "" && !sheet.isRead(step.key) && sheet.take(step)}
            onMove={(by) => move(index + by)}
          />
        ))}
      </ol>
      {isComplained && unread.length > 0 && <Notice tone="alert">{t.stillToType(unread.length)}</Notice>}
      <Refusal error={keep.error} />
      <div>
        <Button id={keepButton} look="primary" isDisabled={keep.isPending} onPress={press}>
          {keep.isPending ? t.keeping : t.keep}
        </Button>
      </div>
    </>
  );
}

/** How what was typed at a step was understood. */
function useMeaning({ answers }: Pick<ReturnType<typeof useSheet>, "answers">): (step: EntryStep) => string {
  const t = useText(entryTexts);
  const word = useWording();
  return (step) => {
    if (step.is === "more") return t.moreNo;
    const value = valuesAt(answers, step.spot)[step.question.id];
    if (!value) return t.open;
    if ("refused" in value) return t.declined;
    if (step.is === "question" || !("rows" in value)) return answerWords(step.question, value, word).join("、");
    const picked = step.question.options.find(({ id }) => id === value.rows[step.row.id]);
    return picked ? word(picked.label) : t.open;
  };
}
