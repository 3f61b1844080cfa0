import { useState } from "react";
import { Button } from "../../../web/components/button.tsx";
import { Chip } from "../../../web/components/chip.tsx";
import { Drawer } from "../../../web/components/dialog.tsx";
import { SideScroll } from "../../../web/components/side-scroll.tsx";
import { useText } from "../../../web/language.ts";
import type { InterviewView, VisitList, VisitView } from "../route-contracts.ts";
import { InterviewForm } from "./interview-form.tsx";
import type { SurveyOfPage } from "./visit-queries.ts";
import { visitTexts } from "./visit-texts.ts";

const looks = {
  planned: { shape: "clock", tone: "accent" },
  held: { shape: "tick", tone: "good" },
  notHeld: { shape: "dash", tone: "attention" },
} as const;

/** Interviews of a visit, in the order of the day. */
export function InterviewTable({ survey, visit, list }: { survey: SurveyOfPage; visit: VisitView; list: VisitList }) {
  const t = useText(visitTexts);
  const [editing, setEditing] = useState<InterviewView | null>(null);
  if (visit.interviews.length === 0) return <p className="text-sm text-ink-soft">{t.noInterviews}</p>;
  const heads = [t.beginsAt, t.audience, t.role, t.respondents, t.plannedMinutes, t.actualMinutes, t.outcome];
  return (
    <>
      <SideScroll label={t.interviews}>
        <table className="w-full text-left text-sm">
          <thead className="bg-ground">
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col" className="h-10 whitespace-nowrap px-3">
                  {head}
                </th>
              ))}
              {list.mayWork && <td className="no-print" />}
            </tr>
          </thead>
          <tbody>
            {visit.interviews.map((interview) => (
              <tr key={interview.id} className="h-10 border-t border-line">
                <td className="px-3 tabular-nums">{interview.beginsAt ?? "—"}</td>
                <td className="whitespace-nowrap px-3">{t.audiences[interview.audience]}</td>
                <td className="px-3">
                  {interview.respondentRole}
                  {interview.note && <span className="block text-xs text-ink-soft">{interview.note}</span>}
                </td>
                <td className="whitespace-nowrap px-3">{t.persons(interview.respondents)}</td>
                <td className="px-3 tabular-nums">{interview.plannedMinutes}</td>
                <td className="px-3 tabular-nums">{interview.actualMinutes ?? "—"}</td>
                <td className="px-3">
                  <Chip {...looks[interview.state]}>{t.outcomes[interview.state]}</Chip>
                </td>
                {list.mayWork && (
                  <td className="no-print px-1 text-right">
                    <Button
                      look="quiet"
                      aria-label={t.editOf(interview.respondentRole)}
                      onPress={() => setEditing(interview)}
                    >
                      {t.edit}
                    </Button>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </SideScroll>
      <Drawer title={t.changeInterview} open={editing !== null} onClose={() => setEditing(null)}>
        {editing && (
          <InterviewForm
            survey={survey}
            visit={visit}
            list={list}
            interview={editing}
            onDone={() => setEditing(null)}
          />
        )}
      </Drawer>
    </>
  );
}
