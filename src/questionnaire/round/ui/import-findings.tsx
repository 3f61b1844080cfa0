import { CheckboxGroup } from "../../../web/components/checkbox.tsx";
import { Notice } from "../../../web/components/feedback.tsx";
import { SideScroll } from "../../../web/components/side-scroll.tsx";
import { useText } from "../../../web/language.ts";
import type { ImportReport } from "../route-contracts.ts";
import { importTexts } from "./import-texts.ts";
import { countText } from "./percent.ts";

/** What a dry run found: how many answers, and cell by cell what must be put right. */
export function ImportFindings(props: {
  report: ImportReport;
  askedOfAll: readonly string[];
  onAskedOfAll: (questions: readonly string[]) => void;
}) {
  const t = useText(importTexts);
  const { report, askedOfAll } = props;
  const { problems, problemCount, unknownColumns, missingQuestions, notAsked } = report;
  return (
    <>
      <Notice tone={problemCount === 0 ? "good" : "attention"}>
        {t.sheets(countText(report.sheets))} {problemCount === 0 ? t.fine : t.problems(countText(problemCount))}
      </Notice>
      {unknownColumns.length > 0 && <p className="text-sm">{t.unknown(unknownColumns.join("、"))}</p>}
      {missingQuestions.length > 0 && <p className="text-sm">{t.missing(countText(missingQuestions.length))}</p>}
      {notAsked.length > 0 && (
        <CheckboxGroup
          label={t.notAsked}
          hint={t.notAskedHint}
          choices={notAsked.map(({ question, label, answers }) => ({
            id: question,
            label: answers > 0 ? t.notAskedLine(`${question} ${label}`, countText(answers)) : `${question} ${label}`,
          }))}
          value={askedOfAll}
          onChange={props.onAskedOfAll}
        />
      )}
      {problems.length > 0 && (
        <SideScroll label={t.what} place="max-h-72 overflow-y-auto">
          <table className="w-full text-left text-sm">
            <thead className="bg-ground">
              <tr>
                <th scope="col" className="h-10 px-3">
                  {t.place}
                </th>
                <th scope="col" className="px-3">
                  {t.what}
                </th>
              </tr>
            </thead>
            <tbody>
              {problems.map(({ place, message }) => (
                <tr key={`${place} ${message}`} className="border-t border-line align-top">
                  <th scope="row" className="whitespace-nowrap px-3 py-2 font-normal">
                    {place}
                  </th>
                  <td className="px-3 py-2">{message}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </SideScroll>
      )}
      {problemCount > problems.length && (
        <p className="text-sm text-ink-soft">{t.further(countText(problemCount - problems.length))}</p>
      )}
    </>
  );
}
