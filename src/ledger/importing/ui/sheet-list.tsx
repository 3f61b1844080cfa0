import { ComboBox } from "../../../web/components/combo-box.tsx";
import { Select } from "../../../web/components/select.tsx";
import { useLabel, useText } from "../../../web/language.ts";
import { Section } from "../../../web/shell/page.tsx";
import { kindDefinition, kinds } from "../../catalogue.ts";
import { RecordKind } from "../../contract.ts";
import { columnLetters } from "../../import/cells/plain-text.ts";
import { targetChoices } from "../../import/column-targets.ts";
import type { SourceMapping, TableMapping } from "../../import/import-contract.ts";
import type { PlanView } from "../route-contracts.ts";
import type { Choices } from "./choices.ts";
import { importTexts } from "./import-texts.ts";

interface Props {
  plan: PlanView;
  choices: Choices;
  onChoose: (choices: Choices) => void;
}

/** How every sheet is read: what kind of table it is, and what each column means. */
export function SheetList({ plan, choices, onChoose }: Props) {
  const t = useText(importTexts);
  return (
    <div className="flex flex-col gap-4">
      {plan.sources.map((source) => {
        const mapping = choices.mappings[source.mapping.key] ?? source.mapping;
        const change = (next: SourceMapping) =>
          onChoose({ ...choices, mappings: { ...choices.mappings, [next.key]: next } });
        return (
          <Section
            key={`${source.file}:${source.sheet}`}
            title={t.sheet(source.file, source.sheet)}
            aside={
              <span className="text-sm text-ink-soft">
                {mapping.action === "import" ? t.counts(source.counts) : mapping.reason && t.ignored[mapping.reason]}
              </span>
            }
          >
            <div className="max-w-60">
              <Select
                label={t.tabs.sheets}
                hideLabel
                choices={[
                  { id: "import", label: t.use },
                  { id: "ignore", label: t.ignore },
                ]}
                value={mapping.action}
                onChange={(id) =>
                  change(
                    id === "import"
                      ? { ...mapping, action: "import", reason: null }
                      : { ...mapping, action: "ignore", reason: "chosen" },
                  )
                }
              />
            </div>
            {source.ownLedger && <p className="text-sm text-ink-soft">{t.ownLedger}</p>}
            {mapping.action === "import" &&
              !source.ownLedger &&
              mapping.tables.map((table, index) => (
                <TableColumns
                  key={`${table.firstRow}:${table.kind}`}
                  table={table}
                  onChange={(next) =>
                    change({ ...mapping, tables: mapping.tables.map((one, at) => (at === index ? next : one)) })
                  }
                />
              ))}
          </Section>
        );
      })}
    </div>
  );
}

function TableColumns({ table, onChange }: { table: TableMapping; onChange: (table: TableMapping) => void }) {
  const t = useText(importTexts);
  const label = useLabel();
  const choices = [
    { id: "ignore", label: t.notTaken },
    ...targetChoices(table.kind).map((choice) => ({ id: choice.target, label: label(choice) })),
  ];
  return (
    <details>
      <summary className="min-h-10 cursor-pointer py-2 text-sm">
        {label(kindDefinition(table.kind))}　
        {table.headerRows &&
          (table.layout === "columns"
            ? `${t.labelColumn} ${[...new Set(table.headerRows)].map(columnLetters).join("–")}`
            : `${t.header} ${table.headerRows.join("–")}`)}
        　{t.column} {table.columns.length}
      </summary>
      <div className="mb-3 max-w-60">
        <Select
          label={t.kind}
          choices={kinds.map((one) => ({ id: one.kind, label: label(one) }))}
          value={table.kind}
          onChange={(id) => onChange({ ...table, kind: RecordKind.parse(id) })}
        />
      </div>
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(17rem,1fr))] gap-3">
        {table.columns.map((column) => (
          <li key={column.column} className="rounded-6 border border-line p-2">
            <ComboBox
              label={column.header || `${t.column} ${column.column}`}
              hint={column.target === null ? t.undecided : `${t.sure} ${Math.round(column.confidence * 100)}%`}
              choices={choices}
              value={column.target}
              onChange={(target) =>
                onChange({
                  ...table,
                  columns: table.columns.map((one) =>
                    one.column === column.column ? { ...one, target, confidence: 1 } : one,
                  ),
                })
              }
            />
          </li>
        ))}
      </ul>
    </details>
  );
}
