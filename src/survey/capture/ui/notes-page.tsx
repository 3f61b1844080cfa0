import { Button } from "../../../web/components/button.tsx";
import { useText } from "../../../web/language.ts";
import type { Thing } from "../thing.ts";
import { newThing, written } from "../thing.ts";
import { Discard } from "./discard.tsx";
import { TextBlock } from "./fields.tsx";
import { PageHead } from "./page-head.tsx";
import type { PageProps } from "./page-props.ts";
import { PhotoStrip } from "./photo-strip.tsx";
import { ThingState } from "./thing-state.tsx";
import { useNames } from "./use-names.ts";
import { useThing, useWorkspace } from "./use-workspace.ts";
import { workTexts } from "./work-texts.ts";

export function NotesPage(props: PageProps) {
  const t = useText(workTexts);
  const { things } = useWorkspace(props.workspace);
  const notes = [...things.values()].filter(({ key }) => key.kind === "note");

  function add() {
    const key = { kind: "note", id: crypto.randomUUID() } as const;
    props.workspace.put(written(newThing(crypto.randomUUID(), key, {}), "body", "", new Date()));
  }
  return (
    <>
      <PageHead title={t.notes} lead={t.noteLead} />
      <Button look="primary" place="min-h-12" onPress={add}>
        {t.addNote}
      </Button>
      {notes.toReversed().map((note) => (
        <Note key={note.id} note={note} {...props} />
      ))}
    </>
  );
}

function Note({ note, workspace, go }: PageProps & { note: Thing }) {
  const t = useText(workTexts);
  const { values, write } = useThing(workspace, note.key);
  const { nameOf } = useNames(workspace);
  const about = typeof values.about === "string" ? nameOf(values.about) : null;
  return (
    <article className="flex flex-col gap-3 rounded-8 border border-line bg-white p-4">
      {about && <p className="text-sm text-ink-soft">{t.about(about)}</p>}
      <TextBlock
        label={t.noteBody}
        value={typeof values.body === "string" ? values.body : ""}
        onChange={(next) => write("body", next)}
      />
      <PhotoStrip workspace={workspace} about={note.key} />
      <ThingState thing={note} problem={null} go={go} onDiscard={() => workspace.discard(note.key)} />
      {(note.base.body ?? null) === null && !note.sending && <Discard onDiscard={() => workspace.discard(note.key)} />}
    </article>
  );
}
