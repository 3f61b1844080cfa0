import { Button } from "../../../web/components/button.tsx";
import { useLabel, useText } from "../../../web/language.ts";
import { targetStates, walkTargets } from "../../visit/walkthrough.ts";
import { Marks, TextBlock } from "./fields.tsx";
import { PageHead } from "./page-head.tsx";
import type { PageProps } from "./page-props.ts";
import { PhotoStrip } from "./photo-strip.tsx";
import { startConnection } from "./start-connection.ts";
import { openTargetCount } from "./targets.ts";
import { ThingState } from "./thing-state.tsx";
import { useThing, useWorkspace } from "./use-workspace.ts";
import { workTexts } from "./work-texts.ts";

/** The eight categories, so that none is forgotten. */
export function TargetsPage(props: PageProps) {
  const t = useText(workTexts);
  const state = useWorkspace(props.workspace);
  return (
    <>
      <PageHead title={t.walkthrough} lead={t.openTargets(openTargetCount(state))} />
      {walkTargets.map((target, index) => (
        <Target key={target.id} target={target} number={index + 1} {...props} />
      ))}
    </>
  );
}

function Target(props: PageProps & { target: (typeof walkTargets)[number]; number: number }) {
  const { workspace, target } = props;
  const t = useText(workTexts);
  const label = useLabel();
  const key = { kind: "target", target: target.id } as const;
  const { thing, values, write } = useThing(workspace, key);
  const { bundle, things } = useWorkspace(workspace);
  const ofCategory = (values_: typeof values) => {
    const category = values_.targetCategory;
    return typeof category === "object" && category?.state === "known" && category.value === target.id;
  };
  const here = [...things.values()].filter((one) => one.key.kind === "connection");
  const told = bundle.connections.filter(
    ({ id }) => !here.some(({ key: one }) => one.kind === "connection" && one.id === id),
  );
  const count = [...here, ...told].filter(({ values: one }) => ofCategory(one)).length;
  return (
    <article className="flex flex-col gap-3 rounded-8 border border-line bg-white p-4" aria-label={label(target)}>
      <h2 className="font-bold">
        [{props.number}] {label(target)}
      </h2>
      <Marks
        label={t.state}
        hideLabel
        choices={targetStates.map((id) => ({ id, label: t.targetStates[id] }))}
        value={targetStates.find((id) => id === (values.state ?? "notYet")) ?? null}
        onChange={(next) => write("state", next)}
      />
      <TextBlock
        label={t.targetNote}
        value={typeof values.note === "string" ? values.note : ""}
        onChange={(next) => write("note", next)}
      />
      <PhotoStrip workspace={workspace} about={key} />
      <div className="flex flex-wrap items-center justify-between gap-2">
        <span className="text-sm text-ink-soft">{t.connectionsHere(count)}</span>
        <Button
          place="min-h-12"
          onPress={() => props.go({ at: "connection", id: startConnection(workspace, target.id) })}
        >
          {t.addConnection}
        </Button>
      </div>
      <ThingState thing={thing} problem={null} go={props.go} onDiscard={() => workspace.discard(key)} />
    </article>
  );
}
