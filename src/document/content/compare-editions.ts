import type { ContentCell, ContentRow, ContentSection, DocumentContent } from "../contract.ts";

export interface CellChange {
  column: string;
  before: string;
  after: string;
}

export interface RowReference {
  id: string;
  /** What its key columns say, or its first column. */
  label: string;
}

export interface SectionDifference {
  section: string;
  added: readonly RowReference[];
  removed: readonly RowReference[];
  changed: readonly (RowReference & { cells: readonly CellChange[] })[];
  pictureChanged: boolean;
}

export interface EditionDifference {
  /** Sections that differ; empty when the editions say the same. */
  sections: readonly SectionDifference[];
  /** Printed head facts that differ: title, summary, as-of date. */
  head: readonly CellChange[];
}

/**
 * What a newer edition of a document says otherwise. Rows are the same row when their ids are; the order of rows does not count,
 * nor do the numbers of notes, which move when a note is added above.
 */
export function compareEditions(before: DocumentContent, after: DocumentContent): EditionDifference {
  const ids = new Set([...before.sections, ...after.sections].map(({ id }) => id));
  const find = (content: DocumentContent, id: string) => content.sections.find((section) => section.id === id);
  const head = (
    [
      ["表題", before.title, after.title],
      ["医療機関", before.facility, after.facility],
      ["要旨", before.summary, after.summary],
      ["データの時点", before.asOf, after.asOf],
    ] as const
  ).flatMap(([column, was, is]) => (was === is ? [] : [{ column, before: was, after: is }]));
  return { head, sections: [...ids].flatMap((id) => compareSections(find(before, id), find(after, id))) };
}

function compareSections(before: ContentSection | undefined, after: ContentSection | undefined): SectionDifference[] {
  const [was, is] = [tableOf(before), tableOf(after)];
  const rows = (table: Table) => new Map(table.rows.map((row) => [row.id, row]));
  const [old, now] = [rows(was), rows(is)];
  const difference: SectionDifference = {
    section: after?.heading ?? before?.heading ?? "",
    added: is.rows.filter((row) => !old.has(row.id)).map((row) => reference(is, row)),
    removed: was.rows.filter((row) => !now.has(row.id)).map((row) => reference(was, row)),
    changed: is.rows.flatMap((row) => {
      const former = old.get(row.id);
      const cells = former ? compareRows(was, former, is, row) : [];
      return cells.length > 0 ? [{ ...reference(is, row), cells }] : [];
    }),
    pictureChanged: pictureOf(before) !== pictureOf(after),
  };
  const { added, removed, changed, pictureChanged } = difference;
  return added.length + removed.length + changed.length > 0 || pictureChanged ? [difference] : [];
}

interface Table {
  columns: readonly { id: string; label: string; key?: true }[];
  rows: readonly ContentRow[];
}

/** Facts compare as a table of two columns. */
function tableOf(section: ContentSection | undefined): Table {
  if (section?.body.type === "table") return section.body;
  if (section?.body.type !== "facts") return { columns: [], rows: [] };
  return {
    columns: [
      { id: "label", label: "項目", key: true },
      { id: "value", label: "内容" },
    ],
    rows: section.body.facts.map(({ label, cell }) => ({ id: label, cells: [label, cell] })),
  };
}

const pictureOf = (section: ContentSection | undefined) =>
  section?.body.type === "picture" ? (section.body.svg ?? "") : "";

const textOf = (cell: ContentCell | undefined) =>
  cell === undefined || typeof cell === "string" ? (cell ?? "") : cell.text;

function reference(table: Table, row: ContentRow): RowReference {
  const keys = table.columns.flatMap((column, index) => (column.key ? [textOf(row.cells[index])] : []));
  return { id: row.id, label: keys.filter(Boolean).join(" ") || textOf(row.cells[0]) };
}

function compareRows(was: Table, former: ContentRow, is: Table, row: ContentRow): CellChange[] {
  const columns = new Map([...was.columns, ...is.columns].map(({ id, label }) => [id, label]));
  const at = (table: Table, cells: ContentRow, id: string) =>
    textOf(cells.cells[table.columns.findIndex((column) => column.id === id)]);
  return [...columns].flatMap(([id, column]) => {
    const [before, after] = [at(was, former, id), at(is, row, id)];
    return before === after ? [] : [{ column, before, after }];
  });
}
