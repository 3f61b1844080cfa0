import { bothCalendars } from "../../shared/japanese-date.ts";
import type {
  DocumentCell,
  DocumentColumn,
  DocumentRow,
  DocumentSheet,
  PrintSetup,
  SheetDocument,
  Tone,
} from "../../shared/sheet-document.ts";
import type {
  ContentCell,
  ContentColumn,
  ContentSection,
  DocumentContent,
  DocumentFrame,
  RowGroup,
} from "../contract.ts";
import { stateLegend } from "./printed-value.ts";

/**
 * The same document as a workbook: a cover sheet, one sheet for each table with every column (the PDF leaves out empty ones), and
 * the notes. Pictures stay in the PDF and SVG.
 */
export function documentWorkbook(content: DocumentContent, frame: DocumentFrame): SheetDocument {
  const taken = new Set<string>();
  const name = (wanted: string) => uniqueName(wanted, taken);
  const cover = coverSheet(content, frame, name("表紙"));
  const tables = content.sections.flatMap((section) => {
    const sheet = sectionSheet(section, content, frame);
    return sheet ? [{ ...sheet, name: name(section.heading) }] : [];
  });
  const notes = content.notes.length > 0 ? [notesSheet(content, frame, name("注"))] : [];
  return {
    title: `${content.facility} ${content.title}`,
    asOf: `${frame.issuedOn}T00:00:00.000Z`,
    creator: frame.issuedBy ?? content.facility,
    sheets: [cover, ...tables, ...notes],
  };
}

const secret = "病院外秘";

function uniqueName(wanted: string, taken: Set<string>): string {
  const base = wanted.replace(/[:\\/?*[\]]/g, "・").slice(0, 28);
  let name = base;
  for (let count = 2; taken.has(name.toLowerCase()); count++) name = `${base} ${count}`;
  taken.add(name.toLowerCase());
  return name;
}

const print = (content: DocumentContent, frame: DocumentFrame): PrintSetup => ({
  paper: content.paper.size,
  orientation: content.paper.orientation,
  repeatHeader: true,
  fitToWidth: true,
  header: { left: `${content.facility}　${content.mark} ${content.title}`, right: secret },
  footer: {
    left: `${frame.edition}　発行 ${bothCalendars(frame.issuedOn)}　内容 ${frame.hash.slice(0, 12)}`,
    right: "{page} / {pages}",
  },
});

function coverSheet(content: DocumentContent, frame: DocumentFrame, name: string): DocumentSheet {
  const line = (label: string, value: string): DocumentRow => ({
    cells: [
      { value: label, bold: true },
      { value, wrap: true },
    ],
  });
  return {
    name,
    columns: [{ width: 24 }, { width: 90 }],
    borders: false,
    titleRows: [
      { cells: [{ value: `${content.mark} ${content.title}`.trim(), size: "title", bold: true }] },
      { cells: [{ value: secret, bold: true, tone: "alert" }] },
    ],
    rows: [
      line("病院", content.facility),
      line("版", frame.edition),
      line("発行日", bothCalendars(frame.issuedOn)),
      ...(frame.issuedBy === null ? [] : [line("発行者", frame.issuedBy)]),
      line("データの時点", bothCalendars(content.asOf)),
      line("要旨", content.summary),
      line("内容の照合値（SHA-256）", frame.hash),
      ...(content.legend
        ? stateLegend.map(([word, meaning], index) => line(index === 0 ? "値の書き方" : "", `${word}: ${meaning}`))
        : []),
    ],
    print: print(content, frame),
  };
}

type UnnamedSheet = Omit<DocumentSheet, "name">;

function sectionSheet(section: ContentSection, content: DocumentContent, frame: DocumentFrame): UnnamedSheet | null {
  const { body } = section;
  const base = {
    titleRows: [
      { cells: [{ value: `${content.facility}　${content.title}　${section.heading}`, bold: true }] },
      ...(section.lead ?? []).map((text) => ({ cells: [{ value: text, size: "small" as const }] })),
    ],
    print: print(content, frame),
  };
  if (body.type === "facts")
    return {
      ...base,
      columns: [
        { header: "項目", width: 48 },
        { header: "内容", width: 70, wrap: true },
      ],
      rows: body.facts.map(({ label, cell }) => ({ cells: [label, sheetCell(cell, undefined)] })),
    };
  if (body.type !== "table") return null;
  const groups = new Map((body.grouping?.groups ?? []).map((group) => [group.id, group]));
  const facts = [...new Set([...groups.values()].flatMap((group) => (group.facts ?? []).map(({ label }) => label)))];
  const keys = body.columns.filter((column) => column.key).length;
  return {
    ...base,
    columns: [
      ...(body.grouping ? [{ header: body.grouping.label, width: 28, wrap: true }] : []),
      ...body.columns.map((column, index) =>
        sheetColumn(
          column,
          body.rows.map((row) => row.cells[index] ?? ""),
        ),
      ),
      ...facts.map((label): DocumentColumn => ({ header: label, width: 40, wrap: true })),
    ],
    rows:
      body.rows.length === 0
        ? [{ cells: [body.whenEmpty] }]
        : body.rows.map((row) => {
            const group = row.group === undefined ? undefined : groups.get(row.group);
            return {
              cells: [
                ...(body.grouping ? [group?.label ?? ""] : []),
                ...body.columns.map((column, index) => sheetCell(row.cells[index] ?? "", column)),
                ...facts.map((label) => factOf(group, label)),
              ],
              ...(row.total ? { bold: true } : {}),
            };
          }),
    freeze: { rows: "header", columns: keys + (body.grouping ? 1 : 0) },
    autofilter: body.rows.length > 0,
  };
}

const factOf = (group: RowGroup | undefined, label: string): string =>
  group?.facts?.find((fact) => fact.label === label)?.text ?? "";

/** Half-width characters, wide ones counted twice. */
const sheetWidth = (text: string) =>
  Math.max(
    ...text.split("\n").map((line) => [...line].reduce((sum, character) => sum + (character < "\u2000" ? 1 : 2), 0)),
  );

function sheetColumn(column: ContentColumn, cells: readonly ContentCell[]): DocumentColumn {
  const widths = cells.map((cell) => sheetWidth(typeof cell === "string" ? cell : cell.text)).toSorted((a, b) => a - b);
  const usual = widths[Math.floor(widths.length * 0.9)] ?? 0;
  return {
    header: column.label,
    width: Math.min(Math.max(usual + 2, Math.ceil(sheetWidth(column.label) / 2) + 2, 6), 48),
    wrap: true,
    format: column.align === "right" ? "general" : "text",
    ...(column.group ? { group: column.group.label } : {}),
    ...(column.align ? { align: column.align } : {}),
  };
}

/** Numbers stay numbers in columns of numbers; everything else is text as printed. */
function sheetCell(cell: ContentCell, column: ContentColumn | undefined): DocumentCell {
  const text =
    typeof cell === "string" ? cell : `${cell.text}${(cell.notes ?? []).map((note) => ` ※${note}`).join("")}`;
  const value = column?.align === "right" && /^-?\d{1,15}$/.test(text) ? Number(text) : text;
  const tone = toneOf(cell);
  return tone ? { value, tone } : value;
}

function toneOf(cell: ContentCell): Tone | null {
  if (typeof cell === "string") return null;
  if (cell.tone) return cell.tone;
  switch (cell.state) {
    case undefined:
    case "known":
      return null;
    case "blank":
    case "none":
    case "notApplicable":
      return "muted";
    default:
      return "attention";
  }
}

const notesSheet = (content: DocumentContent, frame: DocumentFrame, name: string): DocumentSheet => ({
  name,
  columns: [
    { header: "注", width: 8 },
    { header: "内容", width: 120, wrap: true },
  ],
  rows: content.notes.map((note, index) => ({ cells: [`※${index + 1}`, note] })),
  freeze: { rows: "header", columns: 1 },
  print: print(content, frame),
});
