import { useState } from "react";
import { Button } from "../../../web/components/button.tsx";
import { Dialog } from "../../../web/components/dialog.tsx";
import { useLanguage, useText } from "../../../web/language.ts";
import type { Answers, AnswerValue } from "../../instrument/answer.ts";
import { conditionText } from "../../instrument/condition-text.ts";
import type { Instrument, Question } from "../../instrument/instrument.ts";
import { takenPlaces } from "../../respond/taken-places.ts";
import { FormFlow } from "../../respond/ui/form-flow.tsx";
import { QuestionField } from "../../respond/ui/question-field.tsx";
import { useWording } from "../../respond/ui/wording.ts";
import { findQuestion } from "../editing.ts";
import { conditionTexts } from "./condition-texts.ts";
import { designTexts } from "./design-texts.ts";
import type { Item } from "./item.ts";

/** What is being edited, as a respondent sees it; with every change. */
export function Preview({ draft, item, onTry }: { draft: Instrument; item: Item; onTry: (() => void) | null }) {
  const t = useText(designTexts);
  const word = useWording();
  const section = item.is === "section" ? draft.sections.find(({ id }) => id === item.id) : undefined;
  const question = item.is === "question" ? findQuestion(draft, item.id) : undefined;
  return (
    <section aria-label={t.preview} className="flex min-w-0 flex-col gap-3 rounded-8 bg-solid-gray-50 p-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="text-sm font-bold">{t.preview}</h2>
        {onTry && (
          <Button look="quiet" onPress={onTry}>
            {t.tryIt}
          </Button>
        )}
      </div>
      {question && <Shown draft={draft} question={question} />}
      {section && (
        <>
          <p className="font-bold">{word(section.label)}</p>
          {section.intro && <p className="text-sm">{word(section.intro)}</p>}
          {section.questions.map((one) => (
            <Shown key={one.id} draft={draft} question={one} />
          ))}
        </>
      )}
      {!question && !section && (
        <div className="flex flex-col gap-2 rounded-8 border border-line bg-white p-4">
          <p className="text-lg font-bold">{word(draft.title)}</p>
          {draft.intro && <p className="text-sm whitespace-pre-line">{word(draft.intro)}</p>}
        </div>
      )}
    </section>
  );
}

function Shown({ draft, question }: { draft: Instrument; question: Question }) {
  const t = useText(conditionTexts);
  const language = useLanguage();
  const word = useWording();
  const [value, setValue] = useState<AnswerValue>();
  const id = `preview-${question.id}`;
  return (
    <div className="flex flex-col gap-1">
      {question.show && (
        <p className="text-xs text-ink-soft">{t.sentence(conditionText(question.show, draft, language))}</p>
      )}
      <QuestionField
        key={question.kind}
        id={id}
        question={question}
        value={value}
        onChange={(next) => setValue(next ?? undefined)}
        taken={takenPlaces(draft, question.id, {}, word)}
        problem={null}
      />
    </div>
  );
}

/** The whole form, page by page with its branches; nothing of it is kept. */
export function TryForm({ draft, onClose }: { draft: Instrument; onClose: () => void }) {
  const t = useText(designTexts);
  const [answers, setAnswers] = useState<Answers>({ values: {} });
  return (
    <Dialog title={t.tryTitle} open onClose={onClose}>
      <div className="flex flex-col gap-4 rounded-8 bg-ground p-4">
        <FormFlow
          instrument={draft}
          answers={answers}
          onChange={setAnswers}
          startAt={null}
          saving={<span>{t.notKept}</span>}
          handIn={<p className="text-sm text-ink-soft">{t.tryEnd}</p>}
          refusedAt={null}
        />
      </div>
    </Dialog>
  );
}
