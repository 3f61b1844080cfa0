import { useState } from "react";
import { term } from "../../../ledger/vocabulary.ts";
import { Button } from "../../../web/components/button.tsx";
import { Chip } from "../../../web/components/chip.tsx";
import { useLabel, useText } from "../../../web/language.ts";
import type { WorkspaceState } from "../device/workspace.ts";
import { type CapturedValues, thingName } from "../operation.ts";
import { isUnsent } from "../thing.ts";
import { TextLine } from "./fields.tsx";
import { PageHead } from "./page-head.tsx";
import type { PageProps } from "./page-props.ts";
import { RowButton } from "./row-button.tsx";
import { startConnection } from "./start-connection.ts";
import { useWorkspace } from "./use-workspace.ts";
import { knownText } from "./value-words.ts";
import { workTexts } from "./work-texts.ts";

/** Connections of the ledger and those found here; the latter first. */
export function ConnectionsPage({ workspace, go }: PageProps) {
  const t = useText(workTexts);
  const label = useLabel();
  const [search, setSearch] = useState("");
  const rows = connectionRows(useWorkspace(workspace)).map((row) => {
    const category = term("targetCategory", knownText(row.values.targetCategory));
    const name = knownText(row.values.systemOrDevice) || t.unnamed;
    return {
      ...row,
      title: row.number === null ? `${t.found}　${name}` : `${t.number(row.number)}　${name}`,
      hint: [category && label(category), knownText(row.values.maker), knownText(row.values.model)]
        .filter(Boolean)
        .join("　"),
    };
  });
  const wanted = search.normalize("NFKC").toLowerCase().trim();
  const shown = rows.filter(({ title, hint }) => `${title} ${hint}`.normalize("NFKC").toLowerCase().includes(wanted));
  return (
    <>
      <PageHead title={t.connections} />
      <Button
        look="primary"
        place="min-h-12"
        onPress={() => go({ at: "connection", id: startConnection(workspace, null) })}
      >
        {t.addConnection}
      </Button>
      {rows.length > 7 && <TextLine label={t.search} type="search" value={search} onChange={setSearch} />}
      <div className="flex flex-col gap-2">
        {shown.map((row) => (
          <RowButton
            key={row.id}
            title={row.title}
            hint={row.hint}
            mark={
              row.unsent && (
                <Chip tone="accent" shape="halfFilled">
                  {t.waits}
                </Chip>
              )
            }
            onPress={() => go({ at: "connection", id: row.id })}
          />
        ))}
      </div>
    </>
  );
}

interface Row {
  id: string;
  /** Null: the ledger has given none yet. */
  number: number | null;
  values: CapturedValues;
  unsent: boolean;
}

export function connectionRows({ bundle, things }: WorkspaceState): Row[] {
  const told = bundle.connections.map(({ id, number, values }) => {
    const here = things.get(thingName({ kind: "connection", id }));
    return { id, number, values: here?.values ?? values, unsent: here !== undefined && isUnsent(here) };
  });
  const found = [...things.values()].flatMap((thing) => {
    const { key } = thing;
    if (key.kind !== "connection" || bundle.connections.some(({ id }) => id === key.id)) return [];
    return [{ id: key.id, number: null, values: thing.values, unsent: isUnsent(thing) }];
  });
  return [...found, ...told];
}
