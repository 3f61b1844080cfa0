import { Button } from "../../../web/components/button.tsx";
import { Notice } from "../../../web/components/feedback.tsx";
import { useLanguage, useText } from "../../../web/language.ts";
import { momentText } from "../../../web/moment.ts";
import { type Captured, type Conflict, thingName } from "../operation.ts";
import { type Choice, decided, newThing, type Thing, written } from "../thing.ts";
import { PageHead } from "./page-head.tsx";
import type { PageProps } from "./page-props.ts";
import { useNames } from "./use-names.ts";
import { useWorkspace } from "./use-workspace.ts";
import { valueWords } from "./value-words.ts";
import { workTexts } from "./work-texts.ts";

/** Field by field: mine, theirs, by whom and when, and the person's choice. Nothing is chosen beforehand. */
export function ConflictsPage({ workspace }: PageProps) {
  const t = useText(workTexts);
  const names = useNames(workspace);
  const words = useValueWords();
  const things = [...useWorkspace(workspace).things.values()].filter(({ conflicts }) => conflicts.length > 0);

  function decide(thing: Thing, fields: readonly string[], choice: Choice) {
    const now = new Date();
    let next = thing;
    const notes: Thing[] = [];
    for (const field of fields) {
      const outcome = decided(next, field, choice, now);
      next = outcome.thing;
      if (outcome.keepAsNote) notes.push(noteOf(thing, outcome.keepAsNote, now));
    }
    workspace.put(next, ...notes);
  }
  function noteOf(thing: Thing, conflict: Conflict, now: Date): Thing {
    const field = names.fieldName(thing.key, conflict.field);
    const body = t.bothNote(names.nameOfKey(thing.key), field, words(thing, conflict.field, conflict.mine));
    const note = newThing(crypto.randomUUID(), { kind: "note", id: crypto.randomUUID() }, {});
    return written(written(note, "body", body, now), "about", thingName(thing.key), now);
  }
  return (
    <>
      <PageHead title={t.conflicts} lead={things.length > 0 ? t.conflictLead : undefined} />
      {things.length === 0 && <Notice tone="good">{t.noConflict}</Notice>}
      {things.map((thing) => (
        <article key={thing.id} className="flex flex-col gap-4 rounded-8 border border-line bg-white p-4">
          <h2 className="font-bold">{names.nameOfKey(thing.key)}</h2>
          {thing.conflicts.map((conflict) => (
            <section
              key={conflict.field}
              className="flex flex-col gap-2"
              aria-label={names.fieldName(thing.key, conflict.field)}
            >
              <h3 className="text-sm font-bold">{names.fieldName(thing.key, conflict.field)}</h3>
              <dl className="grid gap-2 sm:grid-cols-2">
                <Side title={t.mine} value={words(thing, conflict.field, conflict.mine)} told={mineAt(thing)} />
                <Side
                  title={t.theirs}
                  value={words(thing, conflict.field, conflict.theirs)}
                  told={t.by(conflict.by, conflict.at ? momentText(conflict.at) : "")}
                />
              </dl>
              <div className="flex flex-wrap gap-2">
                <Button place="min-h-12" onPress={() => decide(thing, [conflict.field], "mine")}>
                  {t.keepMine}
                </Button>
                <Button place="min-h-12" onPress={() => decide(thing, [conflict.field], "theirs")}>
                  {t.keepTheirs}
                </Button>
                <Button place="min-h-12 whitespace-normal" onPress={() => decide(thing, [conflict.field], "both")}>
                  {t.keepBoth}
                </Button>
              </div>
            </section>
          ))}
          {thing.conflicts.length > 1 && (
            <div className="flex flex-wrap gap-2 border-t border-line pt-3">
              {(["mine", "theirs"] as const).map((choice) => (
                <Button key={choice} look="quiet" onPress={() => decide(thing, fieldsOf(thing), choice)}>
                  {choice === "mine" ? t.allMine : t.allTheirs}
                </Button>
              ))}
            </div>
          )}
        </article>
      ))}
    </>
  );
}

const fieldsOf = ({ conflicts }: Thing) => conflicts.map(({ field }) => field);
const mineAt = ({ changedAt }: Thing) => (changedAt ? momentText(changedAt) : "");

function useValueWords() {
  const t = useText(workTexts);
  const language = useLanguage();
  return (thing: Thing, field: string, value: Captured): string => {
    if (thing.key.kind === "check" && field === "answer" && typeof value === "string")
      return (t.answerNames as Record<string, string>)[value] ?? value;
    if (thing.key.kind === "target" && field === "state" && typeof value === "string")
      return (t.targetStates as Record<string, string>)[value] ?? value;
    return valueWords(value, t, { kind: thing.key.kind, field, language });
  };
}

function Side({ title, value, told }: { title: string; value: string; told: string }) {
  return (
    <div className="rounded-6 border border-edge p-3">
      <dt className="text-xs text-ink-soft">{title}</dt>
      <dd className="text-base font-bold">{value}</dd>
      <dd className="text-xs text-ink-soft">{told}</dd>
    </div>
  );
}
