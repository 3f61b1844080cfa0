import { ledgerRecord } from "../../web/addresses.ts";
import { Link } from "../../web/components/link.tsx";
import type { Column } from "../../web/components/table-model.ts";
import { ValueText } from "../../web/components/value-text.tsx";
import type { Language } from "../../web/language.ts";
import { momentText } from "../../web/moment.ts";
import { type FieldDefinition, fieldDefinition, type KindDefinition } from "../catalogue.ts";
import type { RecordView } from "../route-contracts.ts";
import type { ledgerTexts } from "./texts.ts";

/** Columns of a list: number and name stay in view, then the fields chosen, then when it was last changed. */
export function recordColumns(
  definition: KindDefinition,
  fields: readonly string[],
  language: Language,
  t: (typeof ledgerTexts)["ja"],
): Column<RecordView>[] {
  const nameField = fieldDefinition(definition.kind, definition.nameField);
  return [
    {
      id: "number",
      header: t.number,
      width: 64,
      align: "right",
      frozen: true,
      sortable: true,
      cell: (record) => record.number,
    },
    {
      id: "name",
      header: nameField?.[language] ?? "",
      width: 240,
      frozen: true,
      sortable: true,
      cell: (record) => (
        <Link href={ledgerRecord(record.facilityId, record.kind, record.id)}>{record.name || `#${record.number}`}</Link>
      ),
    },
    ...fields.flatMap((id) => {
      const field = fieldDefinition(definition.kind, id);
      return field ? [fieldColumn(field, language)] : [];
    }),
    {
      id: "updatedAt",
      header: t.updatedAt,
      width: 150,
      sortable: true,
      cell: (record) => momentText(record.updatedAt),
    },
  ];
}

const fieldColumn = (field: FieldDefinition, language: Language): Column<RecordView> => ({
  id: field.id,
  header: field[language],
  width: widthOf(field),
  align: field.type.is === "whole" ? "right" : "left",
  sortable: true,
  cell: (record) => <ValueText definition={field} value={record.fields[field.id]} />,
});

function widthOf({ type }: FieldDefinition): number {
  switch (type.is) {
    case "yesNo":
    case "whole":
      return 120;
    case "date":
      return 140;
    default:
      return 190;
  }
}
