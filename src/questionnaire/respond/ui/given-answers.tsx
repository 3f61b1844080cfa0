import { useText } from "../../../web/language.ts";
import type { Answers } from "../../instrument/answer.ts";
import type { AskedQuestion } from "../../instrument/evaluate.ts";
import type { Instrument } from "../../instrument/instrument.ts";
import { answerWords } from "../answer-words.ts";
import { valuesAt } from "../answering.ts";
import { respondTexts } from "./respond-texts.ts";
import { useWording } from "./wording.ts";

/** Everything that is answered, section by section, for whoever wants to look over it before handing in; each leads to its question. */
export function GivenAnswers(props: {
  instrument: Instrument;
  asked: readonly AskedQuestion[];
  answers: Answers;
  goTo: (place: string) => void;
}) {
  const { instrument, asked, answers, goTo } = props;
  const t = useText(respondTexts);
  const word = useWording();
  const given = asked.filter(({ state }) => state !== "open");
  if (given.length === 0) return null;
  return (
    <details className="rounded-8 border border-line bg-white">
      <summary className="min-h-12 cursor-pointer p-4 font-bold text-accent">{t.lookOver(given.length)}</summary>
      {instrument.sections.map((section) => {
        const own = given.filter((question) => question.section === section.id);
        if (own.length === 0) return null;
        return (
          <section key={section.id} className="border-t border-line px-4 py-3">
            <h3 className="font-bold">{word(section.label)}</h3>
            <dl className="flex flex-col">
              {own.map(({ place, question, thing }) => {
                const value = valuesAt(answers, { section: section.id, thing })[question.id];
                return (
                  <div key={place} className="py-2">
                    <dt className="text-sm text-ink-soft">
                      {question.id}　{word(question.label)}
                      {thing !== null && `（${thing + 1}）`}
                    </dt>
                    <dd className="flex items-start justify-between gap-3">
                      <span className="min-w-0 break-words whitespace-pre-line">
                        {value && "refused" in value
                          ? t.refuse
                          : value && answerWords(question, value, word).join("\n")}
                      </span>
                      <button
                        type="button"
                        className="min-h-8 shrink-0 cursor-pointer text-sm text-accent underline"
                        onClick={() => goTo(place)}
                      >
                        {t.change}
                        <span className="sr-only">：{question.id}</span>
                      </button>
                    </dd>
                  </div>
                );
              })}
            </dl>
          </section>
        );
      })}
    </details>
  );
}
