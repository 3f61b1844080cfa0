import type { ContentCell, ContentColumn, ContentSection } from "../contract.ts";
import type { Part } from "./page.ts";
import { cellText, type TableSource } from "./set-shape.ts";

/** What stands together on a page if it can: heading and sentences, then a table or a picture. */
export interface Bundle {
  above: readonly Part[];
  table: TableSource | null;
  picture: Part | null;
}

/** One bundle for each thing that stands by itself: a section, or each part of a table printed in parts. */
export function bundlesOf(section: ContentSection, file: string, pictures: Map<string, string>): Bundle[] {
  const above: Part[] = [
    { is: "heading", level: 2, text: section.heading },
    ...(section.lead ?? []).map((text): Part => ({ is: "text", text })),
  ];
  const { body } = section;
  switch (body.type) {
    case "text":
      return [{ above, table: null, picture: null }];
    case "picture":
      if (body.svg === null) return [saying(above, `${body.alt}はまだ描かれていない。`)];
      pictures.set(file, body.svg);
      return [{ above, table: null, picture: { is: "picture", file, alt: body.alt } }];
    case "facts": {
      const rows = body.facts.map(({ label, cell }, index) => ({ id: String(index), cells: [label, cell] }));
      return [{ above, table: { columns: twoColumns("項目", "内容"), rows, groups: [] }, picture: null }];
    }
    case "table": {
      if (body.rows.length === 0) return [saying(above, body.whenEmpty)];
      const source: TableSource = { columns: body.columns, rows: body.rows, groups: body.grouping?.groups ?? [] };
      if (!body.parts) return [filled(above, source)];
      return body.parts.map((part, index) => {
        const heading: Part = { is: "heading", level: 3, text: `${index + 1}. ${part.label}` };
        const wanted = (column: ContentColumn) => column.key === true || part.columns.includes(column.id);
        return filled([...(index === 0 ? above : []), heading], pick(source, wanted));
      });
    }
  }
}

export function noteBundle(texts: readonly string[]): Bundle {
  const rows = texts.map((text, index) => ({ id: String(index), cells: [`※${index + 1}`, text] }));
  return {
    above: [{ is: "heading", level: 2, text: "注" }],
    table: { columns: twoColumns("番号", "内容"), rows, groups: [] },
    picture: null,
  };
}

const twoColumns = (first: string, second: string): ContentColumn[] => [
  { id: "first", label: first },
  { id: "second", label: second },
];

const saying = (above: readonly Part[], text: string): Bundle => ({
  above: [...above, { is: "text", text }],
  table: null,
  picture: null,
});

/** The table without columns in which nobody wrote anything; their names are said instead. */
function filled(above: readonly Part[], source: TableSource): Bundle {
  const cellsOf = (column: ContentColumn) => {
    const index = source.columns.indexOf(column);
    return source.rows.map((row) => row.cells[index] ?? "");
  };
  const isEmpty = (cell: ContentCell) => cellText(cell) === "" || (typeof cell !== "string" && cell.state === "blank");
  const empty = source.columns.filter((column) => cellsOf(column).every(isEmpty));
  const missed = empty.filter((column) => cellsOf(column).some((cell) => cellText(cell) !== ""));
  const names = missed.map(({ label }) => label).join("、");
  const text = `全${source.rows.length}行が空欄（未記入）のため表から省いた列: ${names}`;
  return {
    above: missed.length > 0 ? [...above, { is: "text", text }] : above,
    table: pick(source, (column) => !empty.includes(column)),
    picture: null,
  };
}

function pick(source: TableSource, wanted: (column: ContentColumn) => boolean): TableSource {
  const places = source.columns.flatMap((column, index) => (wanted(column) ? [index] : []));
  const at = <T>(list: readonly T[]) => places.flatMap((place) => list.slice(place, place + 1));
  return { ...source, columns: at(source.columns), rows: source.rows.map((row) => ({ ...row, cells: at(row.cells) })) };
}
