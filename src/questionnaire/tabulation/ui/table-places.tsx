import { DropZone, Heading } from "react-aria-components";
import { IconButton } from "../../../web/components/button.tsx";
import { CheckboxGroup } from "../../../web/components/checkbox.tsx";
import { Icon } from "../../../web/components/icon.tsx";
import { useText } from "../../../web/language.ts";
import type { Draft, Placed as Taken } from "../builder.ts";
import type { Variable } from "../variable.ts";
import { builderTexts } from "./table-texts.ts";
import { type PlaceName, variableType } from "./variable-list.tsx";

interface Props {
  draft: Draft;
  /** What of it the table takes. */
  taken: Taken | null;
  variables: readonly Variable[];
  onPlace: (id: string, where: PlaceName) => void;
  onTakeOf: () => void;
  onRows: (rows: readonly string[]) => void;
  onOnly: (only: Draft["only"]) => void;
}

/** 表頭, 表側 and who is counted: where variables are dropped, and what lies there. */
export function TablePlaces({ draft, taken, variables, onPlace, onTakeOf, onRows, onOnly }: Props) {
  const t = useText(builderTexts);
  const label = (id: string) => variables.find((variable) => variable.id === id)?.label ?? id;
  const up = (index: number) => {
    const rows = [...draft.rows];
    rows.splice(index - 1, 0, ...rows.splice(index, 1));
    onRows(rows);
  };
  const { only } = draft;
  const filter = only && variables.find(({ id }) => id === only.variable);
  return (
    <div className="grid gap-3 sm:grid-cols-3">
      <Place title={t.columns} empty={t.emptyColumns} onDrop={(id) => onPlace(id, "of")}>
        {draft.of && <Placed label={label(draft.of)} onTakeOut={onTakeOf} />}
      </Place>
      <Place title={t.rows} empty={t.emptyRows} onDrop={(id) => onPlace(id, "rows")}>
        {draft.rows.map((id, index) => (
          <Placed
            key={id}
            label={label(id)}
            isUnused={taken !== null && !taken.rows.some((row) => row.id === id)}
            onTakeOut={() => onRows(draft.rows.filter((row) => row !== id))}
            {...(index > 0 ? { onUp: () => up(index) } : {})}
          />
        ))}
      </Place>
      <Place title={t.only} empty={t.emptyOnly} onDrop={(id) => onPlace(id, "only")}>
        {only && (
          <Placed label={label(only.variable)} onTakeOut={() => onOnly(null)}>
            {filter && (
              <CheckboxGroup
                label={t.onlyOptions}
                choices={filter.options}
                value={only.is}
                onChange={(is) => onOnly({ ...only, is })}
              />
            )}
          </Placed>
        )}
      </Place>
    </div>
  );
}

function Place(props: { title: string; empty: string; onDrop: (id: string) => void; children: React.ReactNode }) {
  const isEmpty = Array.isArray(props.children) ? props.children.length === 0 : !props.children;
  return (
    <DropZone
      aria-label={props.title}
      getDropOperation={(types) => (types.has(variableType) ? "copy" : "cancel")}
      onDrop={async ({ items }) => {
        for (const item of items) {
          if (item.kind === "text" && item.types.has(variableType)) props.onDrop(await item.getText(variableType));
        }
      }}
      className="flex min-h-24 min-w-0 flex-col gap-2 rounded-8 border border-dashed border-edge bg-white p-3 data-[drop-target]:border-accent data-[drop-target]:bg-accent-soft"
    >
      <Heading level={2} className="text-sm font-bold">
        {props.title}
      </Heading>
      {isEmpty ? (
        <p className="text-sm text-ink-soft">{props.empty}</p>
      ) : (
        <ul className="flex flex-col gap-1">{props.children}</ul>
      )}
    </DropZone>
  );
}

function Placed(props: {
  label: string;
  isUnused?: boolean;
  onTakeOut: () => void;
  onUp?: () => void;
  children?: React.ReactNode;
}) {
  const t = useText(builderTexts);
  const { label, isUnused, onTakeOut, onUp } = props;
  return (
    <li className="flex flex-col gap-1">
      <span
        className={`flex items-center gap-1 rounded-6 border pl-3 text-sm ${isUnused ? "border-line bg-ground" : "border-accent bg-accent-soft"}`}
      >
        <span className="min-w-0 flex-1 py-1">
          {label}
          {isUnused && <span className="block text-xs text-ink-soft">{t.unused}</span>}
        </span>
        {onUp && (
          <IconButton label={t.up(label)} onPress={onUp}>
            <Icon name="up" />
          </IconButton>
        )}
        <IconButton label={t.takeOut(label)} onPress={onTakeOut}>
          <Icon name="close" />
        </IconButton>
      </span>
      {props.children}
    </li>
  );
}
