import { useText } from "../../../web/language.ts";
import { connectionFields } from "../connection-fields.ts";
import { PageHead } from "./page-head.tsx";
import { PhotoStrip } from "./photo-strip.tsx";
import { StatementField } from "./statement-field.tsx";
import { ThingState } from "./thing-state.tsx";
import { useThing, useWorkspace } from "./use-workspace.ts";
import { knownText } from "./value-words.ts";
import { workTexts } from "./work-texts.ts";
import type { PageProps } from "./workspace-page.tsx";

/** What can be seen of one connection on the spot; every field also takes that nobody knows. */
export function ConnectionPage({ workspace, go, id }: PageProps & { id: string }) {
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
      <ThingState thing={thing} problem={null} go={go} />
      {connectionFields.map((field) => (
        <StatementField
          key={field.id}
          field={field}
          value={values[field.id] ?? null}
          onChange={(next) => write(field.id, next)}
        />
      ))}
      <PhotoStrip workspace={workspace} about={key} />
    </>
  );
}
