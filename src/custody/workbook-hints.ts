import { type HintKind, personalHints } from "../shared/personal-data.ts";
import type { Cell, Workbook } from "../shared/workbook.ts";

/** Where something was found: the sheet (null: the file has none), and the cell as a spreadsheet names it. */
export interface HintPlace {
  kind: HintKind;
  sheet: string | null;
  cell: string;
}

export interface FileHints {
  /** False: not a file whose text is looked at. */
  read: boolean;
  /** How many of each kind; kinds of which there are none are left out. */
  counts: Partial<Record<HintKind, number>>;
  /** The first places, in reading order. */
  places: HintPlace[];
  /** The file was longer than what is looked at. */
  cutShort: boolean;
}

/** Places that are told; whoever has to look further reads the file. */
const mostPlaces = 50;
/** Cells that are looked at: a list of 20,000 devices with 25 columns. */
export const mostCells = 500_000;

/**
 * What in a workbook or text file looks like data of patients or staff. A heading of its column counts as the words before a number:
 * 「患者番号」 above 0012345 is a patient number.
 */
export function workbookHints(workbook: Workbook): FileHints {
  const found: FileHints = { read: true, counts: {}, places: [], cutShort: false };
  let cells = 0;
  for (const sheet of workbook.sheets) {
    const heads: string[] = [];
    for (const row of sheet.rows()) {
      for (const [column, cell] of row.cells.entries()) {
        if (++cells > mostCells) return { ...found, cutShort: true };
        const text = textOf(cell);
        if (!text) continue;
        const head = heads[column];
        if (personHeading.test(text) && text.length <= 20) heads[column] = text;
        else
          note(
            head && !/\p{Script=Han}{4}/u.test(text) ? underHeading(head, text) : personalHints(text),
            sheet.name,
            row.number,
            column,
          );
      }
    }
  }
  return found;

  function note(hints: readonly { kind: HintKind }[], sheet: string | null, row: number, column: number): void {
    for (const { kind } of hints) {
      found.counts[kind] = (found.counts[kind] ?? 0) + 1;
      if (found.places.length < mostPlaces) found.places.push({ kind, sheet, cell: `${columnName(column)}${row}` });
    }
  }
}

/** Headings whose columns hold a number or a day of a person. */
const personHeading =
  /^(?:患者(?:番号|ID|名|氏名)|診察券番号|カルテ番号|被保険者番号|保険証番号|職員番号|社員番号|生年月日|個人番号|マイナンバー)$/i;

const underHeading = (head: string, text: string) => personalHints(`${head}:${text}`);

const textOf = (cell: Cell | undefined): string => {
  if (cell === undefined) return "";
  if (typeof cell === "string") return cell;
  return "text" in cell ? cell.text : "";
};

/** 0 is A, 26 is AA. */
function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}
