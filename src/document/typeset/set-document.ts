import { bothCalendars } from "../../shared/japanese-date.ts";
import { noteWord, stateLegend } from "../content/printed-value.ts";
import type { ContentCell, ContentColumn, ContentSection, DocumentContent, DocumentFrame } from "../contract.ts";
import { type Advances, cellText, type SetTable, setTable, tableHeight, type TableSource } from "./set-table.ts";

type Part =
  | { is: "heading"; level: 2 | 3; text: string }
  | { is: "text"; text: string }
  | SetTable
  | { is: "picture"; file: string; alt: string };

/** What belongs together: moved to the next page whole when it fits on one, else begun on a page of its own. */
export type SetBlock = { is: "together" | "long" | "picture"; newPage: boolean; parts: readonly Part[] };

export interface SetDocument {
  kind: string;
  label: string;
  title: string;
  facility: string;
  summary: string;
  asOf: string;
  paper: "a3" | "a4";
  landscape: boolean;
  legend: string;
  blocks: readonly SetBlock[];
}

/** Millimetres; the left margin leaves room for binding. */
export const margins = { top: 21, bottom: 16, left: 18, right: 14 };
const millimetre = 72 / 25.4;
const paperSizes = { A3: [297, 420], A4: [210, 297] } as const;

export interface TypeArea {
  width: number;
  height: number;
}

export function typeArea(paper: DocumentContent["paper"]): TypeArea {
  const [short, long] = paperSizes[paper.size];
  const [wide, high] = paper.orientation === "landscape" ? [long, short] : [short, long];
  return {
    width: (wide - margins.left - margins.right) * millimetre,
    height: (high - margins.top - margins.bottom) * millimetre,
  };
}

/** Turns a document into blocks with broken lines and known heights. `pictures` receives the SVG files it refers to. */
export function setDocument(content: DocumentContent, advances: Advances, pictures: Map<string, string>): SetDocument {
  const area = typeArea(content.paper);
  const bundles = content.sections.flatMap((section) => {
    const file = `${content.kind}-${section.id}.svg`;
    return setSection(section, advances, area, file, pictures);
  });
  if (content.notes.length > 0) bundles.push(notes(content.notes, advances, area));
  const withNotes = stateLegend.filter(([word]) => word !== noteWord || content.notes.length > 0);
  return {
    kind: content.kind,
    label: [content.mark, content.title].filter(Boolean).join(" "),
    title: content.title,
    facility: content.facility,
    summary: content.summary,
    asOf: bothCalendars(content.asOf),
    paper: content.paper.size === "A3" ? "a3" : "a4",
    landscape: content.paper.orientation === "landscape",
    legend: content.legend ? `値の書き方　${withNotes.map(([word, meaning]) => `${word}＝${meaning}`).join("　")}` : "",
    blocks: bundles.map((parts, index) => block(parts, area, index === 0)),
  };
}

/** Continuation rows of an over-long cell stay below this share of the page, so that heads and bands fit beside them. */
const tallestShare = 0.7;
/** Heading and sentences above a table, generously. */
const partHeight = { heading: 34, text: 32 };

function block(parts: readonly Part[], area: TypeArea, first: boolean): SetBlock {
  if (parts.some((part) => part.is === "picture")) return { is: "picture", newPage: !first, parts };
  const height = parts.reduce((sum, part) => {
    if (part.is === "table") return sum + tableHeight(part);
    return part.is === "picture" ? sum : sum + partHeight[part.is];
  }, 0);
  return height < area.height ? { is: "together", newPage: false, parts } : { is: "long", newPage: !first, parts };
}

/** One bundle of parts for each thing that stands by itself: a section, or each part of a table printed in parts. */
function setSection(
  section: ContentSection,
  advances: Advances,
  area: TypeArea,
  file: string,
  pictures: Map<string, string>,
): Part[][] {
  const opening: Part[] = [
    { is: "heading", level: 2, text: section.heading },
    ...(section.lead ?? []).map((text): Part => ({ is: "text", text })),
  ];
  const { body } = section;
  const tallest = area.height * tallestShare;
  switch (body.type) {
    case "text":
      return [opening];
    case "picture":
      if (body.svg === null) return [[...opening, { is: "text", text: `${body.alt}はまだ描かれていない。` }]];
      pictures.set(file, body.svg);
      return [[...opening, { is: "picture", file, alt: body.alt }]];
    case "facts": {
      const columns: ContentColumn[] = [
        { id: "label", label: "項目" },
        { id: "value", label: "内容" },
      ];
      const rows = body.facts.map(({ label, cell }, index) => ({ id: String(index), cells: [label, cell] }));
      return [[...opening, setTable({ columns, rows, groups: [] }, advances, area.width, tallest)]];
    }
    case "table": {
      if (body.rows.length === 0) return [[...opening, { is: "text", text: body.whenEmpty }]];
      const source: TableSource = { columns: body.columns, rows: body.rows, groups: body.grouping?.groups ?? [] };
      if (!body.parts) return [[...opening, ...setFilled(source, advances, area.width, tallest)]];
      return body.parts.map((part, index) => {
        const wanted = (column: ContentColumn) => column.key === true || part.columns.includes(column.id);
        return [
          ...(index === 0 ? opening : []),
          { is: "heading", level: 3, text: `${index + 1}. ${part.label}` },
          ...setFilled(pick(source, wanted), advances, area.width, tallest),
        ];
      });
    }
  }
}

/** The table without columns in which nobody wrote anything; their names are said instead. */
function setFilled(source: TableSource, advances: Advances, width: number, tallest: number): Part[] {
  const cellsOf = (column: ContentColumn) => {
    const index = source.columns.indexOf(column);
    return source.rows.map((row) => row.cells[index] ?? "");
  };
  const isEmpty = (cell: ContentCell) => cellText(cell) === "" || (typeof cell !== "string" && cell.state === "blank");
  const empty = source.columns.filter((column) => cellsOf(column).every(isEmpty));
  const missed = empty.filter((column) => cellsOf(column).some((cell) => cellText(cell) !== ""));
  const parts: Part[] = [];
  if (missed.length > 0) {
    const names = missed.map(({ label }) => label).join("、");
    parts.push({ is: "text", text: `全${source.rows.length}行が空欄（未記入）のため表から省いた列: ${names}` });
  }
  return [...parts, setTable(pick(source, (column) => !empty.includes(column)), advances, width, tallest)];
}

function pick(source: TableSource, wanted: (column: ContentColumn) => boolean): TableSource {
  const places = source.columns.flatMap((column, index) => (wanted(column) ? [index] : []));
  const at = <T>(list: readonly T[]) => places.flatMap((place) => list.slice(place, place + 1));
  return { ...source, columns: at(source.columns), rows: source.rows.map((row) => ({ ...row, cells: at(row.cells) })) };
}

function notes(texts: readonly string[], advances: Advances, area: TypeArea): Part[] {
  const columns: ContentColumn[] = [
    { id: "note", label: "注" },
    { id: "text", label: "内容" },
  ];
  const rows = texts.map((text, index) => ({ id: String(index), cells: [`※${index + 1}`, text] }));
  return [
    { is: "heading", level: 2, text: "注" },
    setTable({ columns, rows, groups: [] }, advances, area.width, area.height * tallestShare),
  ];
}

/** What stands in the foot of every page and on the last one. */
export const setFrame = (frame: DocumentFrame) => ({
  edition: frame.edition,
  issued: bothCalendars(frame.issuedOn),
  issuedBy: frame.issuedBy ?? "",
  hash: frame.hash,
  shortHash: frame.hash.slice(0, 12),
});
