import { useState } from "react";
import { Button } from "../../../web/components/button.tsx";
import { Chip } from "../../../web/components/chip.tsx";
import { Drawer } from "../../../web/components/dialog.tsx";
import { useText } from "../../../web/language.ts";
import { momentText } from "../../../web/moment.ts";
import { Section } from "../../../web/shell/page.tsx";
import type { VisitList, VisitView } from "../route-contracts.ts";
import { useDayWords } from "./day-words.ts";
import { InterviewForm } from "./interview-form.tsx";
import { InterviewTable } from "./interview-table.tsx";
import { SettleForm } from "./settle-form.tsx";
import { VisitForm } from "./visit-form.tsx";
import type { SurveyOfPage } from "./visit-queries.ts";
import { visitTexts } from "./visit-texts.ts";

const looks = {
  planned: { shape: "clock", tone: "accent" },
  held: { shape: "tick", tone: "good" },
  cancelled: { shape: "dash", tone: "neutral" },
} as const;

type Task = "change" | "held" | "cancelled" | "interview";

/** One visit: when, who, what for, the interviews, and what became of it. */
export function VisitCard({ survey, visit, list }: { survey: SurveyOfPage; visit: VisitView; list: VisitList }) {
  const t = useText(visitTexts);
  const dayWords = useDayWords();
  const [task, setTask] = useState<Task | null>(null);
  const done = () => setTask(null);
  const title = t.visit(visit.number, dayWords(visit.onDay), t.halves[visit.half]);
  const planned = list.mayWork && visit.state === "planned";
  return (
    <Section
      title={title}
      aside={
        <span className="flex flex-wrap gap-2">
          {visit.awaitsOutcome && (
            <Chip shape="triangle" tone="attention">
              {t.awaits}
            </Chip>
          )}
          <Chip {...looks[visit.state]}>{t.states[visit.state]}</Chip>
        </span>
      }
    >
      <Facts visit={visit} />
      <InterviewTable survey={survey} visit={visit} list={list} />
      {list.mayWork && (
        <div className="no-print flex flex-wrap gap-2">
          {visit.state !== "cancelled" && <Button onPress={() => setTask("interview")}>{t.addInterview}</Button>}
          {planned && <Button onPress={() => setTask("change")}>{t.change}</Button>}
          {planned && visit.onDay <= list.today && <Button onPress={() => setTask("held")}>{t.hold}</Button>}
          {planned && (
            <Button look="quiet" onPress={() => setTask("cancelled")}>
              {t.cancel}
            </Button>
          )}
        </div>
      )}
      <History visit={visit} />
      <Drawer title={t.change} open={task === "change"} onClose={done} wide>
        {task === "change" && <VisitForm survey={survey} list={list} visit={visit} onDone={done} />}
      </Drawer>
      <Drawer title={t.addInterview} open={task === "interview"} onClose={done}>
        {task === "interview" && <InterviewForm survey={survey} visit={visit} list={list} onDone={done} />}
      </Drawer>
      <Drawer
        title={task === "cancelled" ? t.settleTitle.cancelled : t.settleTitle.held}
        open={task === "held" || task === "cancelled"}
        onClose={done}
      >
        {(task === "held" || task === "cancelled") && (
          <SettleForm survey={survey} visit={visit} outcome={task} onDone={done} />
        )}
      </Drawer>
    </Section>
  );
}

function Facts({ visit }: { visit: VisitView }) {
  const t = useText(visitTexts);
  const facts = [
    [t.purposes, visit.purposes.map((purpose) => t.purposeNames[purpose]).join("・")],
    [t.people, visit.people.map(({ name }) => name).join("、")],
    ...(visit.note ? [[t.note, visit.note]] : []),
  ];
  return (
    <dl className="grid gap-x-4 gap-y-1 text-sm sm:grid-cols-[8rem_1fr]">
      {facts.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-ink-soft">{name}</dt>
          <dd className="whitespace-pre-line">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function History({ visit }: { visit: VisitView }) {
  const t = useText(visitTexts);
  const dayWords = useDayWords();
  return (
    <details className="text-sm">
      <summary className="min-h-10 cursor-pointer py-2 text-ink-soft">{`${t.history}（${visit.history.length}）`}</summary>
      <ol className="flex flex-col gap-1">
        {visit.history.map((step) => (
          <li key={step.at} className="flex flex-wrap gap-x-3 border-t border-line py-1">
            <span className="tabular-nums text-ink-soft">{momentText(step.at)}</span>
            <span className="font-bold">{t.steps[step.step]}</span>
            <span>{`${dayWords(step.onDay)} ${t.halves[step.half]}`}</span>
            <span>{step.by}</span>
            {step.note && <span className="w-full whitespace-pre-line">{step.note}</span>}
          </li>
        ))}
      </ol>
    </details>
  );
}
