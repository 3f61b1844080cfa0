import { useState } from "react";
import { japanDay } from "../../../shared/japan-day.ts";
import { Button } from "../../../web/components/button.tsx";
import { Chip } from "../../../web/components/chip.tsx";
import { useLanguage, useText } from "../../../web/language.ts";
import { isUnconfirmed } from "../../checklist/asked-items.ts";
import { Answer } from "../../checklist/contract.ts";
import type { Bundle } from "../bundle.ts";
import type { ThingKey } from "../operation.ts";
import { openPoint } from "../ready.ts";
import { DayLine, Marks, Pick, TextBlock, Tick } from "./fields.tsx";
import type { PageProps } from "./page-props.ts";
import { PhotoStrip } from "./photo-strip.tsx";
import { ThingState } from "./thing-state.tsx";
import { useThing, useWorkspace } from "./use-workspace.ts";
import { workTexts } from "./work-texts.ts";

type Item = Bundle["checklists"][number]["items"][number];
type Key = Extract<ThingKey, { kind: "check" }>;
const text = (value: unknown) => (typeof value === "string" ? value : "");

/** One item: its words, the four answers, and on demand everything else that is written down about it. */
export function ItemCard(props: Pick<PageProps, "workspace" | "go"> & { sheetId: string; item: Item; asked: boolean }) {
  const { workspace, item } = props;
  const t = useText(workTexts);
  const language = useLanguage();
  const key: Key = { kind: "check", sheetId: props.sheetId, item: item.id };
  const { thing, values, write } = useThing(workspace, key);
  const { bundle } = useWorkspace(workspace);
  const [open, setOpen] = useState(false);
  const answer = Answer.safeParse(values.answer).data ?? null;
  const problem = thing?.changedAt ? openPoint({ key, values }, bundle, japanDay(new Date())) : null;
  const explained = open || answer === "no" || answer === "unknown";
  return (
    <article className="flex flex-col gap-3 rounded-8 border border-line bg-white p-4" aria-label={item.id}>
      <header className="flex flex-col gap-1">
        <span className="flex flex-wrap items-center gap-2 text-xs text-ink-soft">
          {item.number ?? item.id}
          {isUnconfirmed(item, item.official) && (
            <Chip tone="attention" shape="diamond">
              {t.unconfirmed}
            </Chip>
          )}
        </span>
        <h3 className="font-bold">{item.official ?? item.topic[language]}</h3>
        {!props.asked && <p className="text-sm text-ink-soft">{t.notAsked}</p>}
      </header>
      <Marks
        label={t.answer}
        hideLabel
        choices={Answer.options.map((id) => ({ id, label: t.answers[id], name: t.answerNames[id] }))}
        value={answer}
        onChange={(next) => write("answer", next)}
      />
      {answer === "unknown" && (
        <TextBlock
          label={t.notUnderstood}
          value={text(values.notUnderstood)}
          onChange={(next) => write("notUnderstood", next)}
        />
      )}
      {answer === "no" && (
        <DayLine
          label={t.targetOn}
          value={text(values.targetOn)}
          onChange={(next) => write("targetOn", next === "" ? null : next)}
        />
      )}
      {explained && <TextBlock label={t.note} value={text(values.note)} onChange={(next) => write("note", next)} />}
      {open && <Details item={key} workspace={workspace} />}
      <Button look="quiet" place="self-start min-h-12" aria-expanded={open} onPress={() => setOpen(!open)}>
        {open ? t.fewer : t.details}
      </Button>
      <ThingState
        thing={thing}
        problem={problem && t.sheetProblems[problem]}
        go={props.go}
        onDiscard={() => workspace.discard(key)}
      />
    </article>
  );
}

function Details({ item, workspace }: { item: Key } & Pick<PageProps, "workspace">) {
  const t = useText(workTexts);
  const { values, write } = useThing(workspace, item);
  const { bundle } = useWorkspace(workspace);
  const visits = bundle.visits.map(({ number, on }) => ({ id: String(number), label: `${number}（${on}）` }));
  return (
    <>
      <div className="flex flex-wrap gap-x-6">
        <Tick
          label={t.evidenceAsked}
          checked={values.evidenceAsked === true}
          onChange={(next) => write("evidenceAsked", next)}
        />
        <Tick
          label={t.evidenceSeen}
          checked={values.evidenceSeen === true}
          onChange={(next) => write("evidenceSeen", next)}
        />
        <Tick
          label={t.hardToUnderstand}
          checked={values.hardToUnderstand === true}
          onChange={(next) => write("hardToUnderstand", next)}
        />
      </div>
      <TextBlock label={t.evidence} value={text(values.evidence)} onChange={(next) => write("evidence", next)} />
      <div className="flex flex-wrap gap-3">
        <div>
          <DayLine label={t.checkedOn} value={text(values.checkedOn)} onChange={(next) => write("checkedOn", next)} />
        </div>
        {visits.length > 0 && (
          <div className="min-w-40">
            <Pick
              label={t.visit}
              empty="－"
              choices={visits}
              value={typeof values.visit === "number" ? String(values.visit) : ""}
              onChange={(next) => write("visit", next === "" ? null : Number(next))}
            />
          </div>
        )}
      </div>
      <PhotoStrip workspace={workspace} about={item} />
    </>
  );
}
