import { addressOfCall } from "../../../web/call.ts";
import { useText } from "../../../web/language.ts";
import { Section } from "../../../web/shell/page.tsx";
import { type HomeworkDetail, type HomeworkDraft, type Question, readHomeworkFile } from "../route-contracts.ts";
import { FileHint } from "./file-hint.tsx";
import type { HomeworkOfPage } from "./homework-queries.ts";
import { homeworkTexts } from "./homework-texts.ts";

/** What was handed in last, with the files of all rounds. */
export function AnswerView({ homework, detail }: { homework: HomeworkOfPage; detail: HomeworkDetail }) {
  const t = useText(homeworkTexts);
  if (!detail.answer) return null;
  return (
    <Section
      title={detail.answeredOn ? t.answers : t.formerAnswer}
      aside={<span className="text-sm">{detail.answeredOn}</span>}
    >
      <GivenAnswers questions={detail.questions} answer={detail.answer} />
      <h3 className="text-sm font-bold">{t.files}</h3>
      {detail.fileList.length === 0 && <p className="text-sm text-ink-soft">{t.noFiles}</p>}
      <ul>
        {detail.fileList.map(({ id, name, round, addedBy }) => (
          <li key={id} className="flex min-h-10 flex-wrap items-center gap-3 border-t border-line text-sm">
            <a
              className="break-all text-accent underline"
              href={addressOfCall(readHomeworkFile, { params: { ...homework, homeworkFileId: id } })}
              download
            >
              {name}
            </a>
            <FileHint facilityId={homework.facilityId} id={id} name={name} />
            <span className="text-xs text-ink-soft">{[addedBy, round > 1 ? t.round(round) : ""].join("　")}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Question by question, as it was handed in. */
export function GivenAnswers({ questions, answer }: { questions: readonly Question[]; answer: HomeworkDraft }) {
  const t = useText(homeworkTexts);
  return (
    <>
      <dl>
        {questions.map(({ id, text }) => {
          const given = answer.answers.find(({ questionId }) => questionId === id)?.text;
          return (
            <div key={id} className="grid gap-x-4 border-t border-line py-2 text-sm sm:grid-cols-2">
              <dt className="whitespace-pre-line font-bold">{text}</dt>
              <dd className="whitespace-pre-line break-words">
                {given || <span className="text-ink-faint">{t.noAnswer}</span>}
              </dd>
            </div>
          );
        })}
      </dl>
      {answer.comment && <p className="whitespace-pre-line text-sm">{answer.comment}</p>}
      <p className="text-sm text-ink-soft">{[answer.company, answer.name].join("　")}</p>
    </>
  );
}
