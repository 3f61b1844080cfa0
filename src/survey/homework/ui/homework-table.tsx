import { Link } from "../../../web/components/link.tsx";
import { SideScroll } from "../../../web/components/side-scroll.tsx";
import { useText } from "../../../web/language.ts";
import { type SurveyOfPage, surveyPath } from "../../visit/ui/visit-queries.ts";
import type { HomeworkView } from "../route-contracts.ts";
import { HomeworkState } from "./homework-state.tsx";
import { homeworkTexts } from "./homework-texts.ts";

/** What, by whom, until when, and what came of it. */
export function HomeworkTable(props: { survey: SurveyOfPage; label: string; items: readonly HomeworkView[] }) {
  const t = useText(homeworkTexts);
  const { survey, label, items } = props;
  const heads = [t.number, t.what, t.holder, t.requestedOn, t.dueOn, t.state, t.files];
  return (
    <SideScroll label={label}>
      <table className="w-full text-left text-sm">
        <thead className="bg-ground">
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col" className="h-10 whitespace-nowrap px-3">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((work) => (
            <tr key={work.id} className="h-10 border-t border-line align-top">
              <td className="px-3 py-2 tabular-nums">{work.number}</td>
              <td className="min-w-52 px-3 py-2">
                <Link href={surveyPath(survey, `homework/${work.id}`)}>{work.title}</Link>
                <span className="block text-xs text-ink-soft">{t.kinds[work.kind]}</span>
              </td>
              <td className="px-3 py-2">
                {work.owedBy}
                <span className="block text-xs text-ink-soft">
                  {[t.holders[work.holder], work.contact].filter(Boolean).join("　")}
                </span>
              </td>
              <td className="whitespace-nowrap px-3 py-2 tabular-nums">{work.requestedOn ?? "—"}</td>
              <td className="whitespace-nowrap px-3 py-2 tabular-nums">{work.dueOn ?? "—"}</td>
              <td className="px-3 py-2">
                <HomeworkState work={work} />
              </td>
              <td className="px-3 py-2 text-right tabular-nums">{work.files || ""}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </SideScroll>
  );
}
