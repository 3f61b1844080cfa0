import { useText } from "../../../web/language.ts";
import { connectionFields } from "../connection-fields.ts";
import { lacksName } from "../ready.ts";
import { Discard } from "./discard.tsx";
import { PageHead } from "./page-head.tsx";
import type { PageProps } from "./page-props.ts";
import { PhotoStrip } from "./photo-strip.tsx";
import { StatementField } from "./statement-field.tsx";
import { ThingState } from "./thing-state.tsx";
import { useThing, useWorkspace } from "./use-workspace.ts";
import { knownText } from "./value-words.ts";
import { workTexts } from "./work-texts.ts";

/** What can be seen of one connection on the spot; every field also takes that nobody knows. */
export function ConnectionPage({ workspace, go, back, id }: PageProps & { id: string }) {
  const t = useText(workTexts);
  const key = { kind: "connection", id } as const;
  const { thing, values, write } = useThing(workspace, key);
  const number = useWorkspace(workspace).bundle.connections.find((one) => one.id === id)?.number;
  return (
    <>
      <PageHead
        title={number === undefined ? t.found : t.number(number)}
        lead={knownText(values.systemOrDevice) || t.unnamed}
      />
      <ThingState
        thing={thing}
        problem={thing?.changedAt && lacksName({ values }) ? t.needsName : null}
        go={go}
        onDiscard={() => workspace.discard(key)}
      />
      {connectionFields.map((field) => (
        <StatementField
          key={field.id}
          field={field}
          value={values[field.id] ?? null}
          onChange={(next) => write(field.id, next)}
        />
      ))}
      <PhotoStrip workspace={workspace} about={key} />
      {thing && number === undefined && !thing.sending && (
        <Discard
          onDiscard={() => {
            workspace.discard(key);
            back();
          }}
        />
      )}
    </>
  );
}
