import type { Cell, MergedRange } from "../../../shared/workbook.ts";
import type { FieldDefinition } from "../../catalogue.ts";
import type { FieldValue, RecordKind } from "../../contract.ts";
import { throughDitto } from "../cells/field-value.ts";
import { nfkc, plain } from "../cells/plain-text.ts";
import { compositeReaders, entryModelValues, modelValues, osValues, type Values } from "../cells/read-composite.ts";
import { readField } from "../cells/read-field.ts";
import { stateOf } from "../cells/value-state.ts";
import { targetField } from "../column-targets.ts";
import type { ColumnMapping } from "../import-contract.ts";

export type CellResult = FieldValue | Values | undefined;

/** Repeats of a column are read once; past this many different texts the column is not worth remembering. */
const REMEMBERED = 4_000;

const above = /^(?:同上|〃|″|”|“|"|''|々|同じ|上に同じ|上記同様|上と同じ|同様|↑|⇧|ditto|sameasabove|do\.)$/;
/** Cheap look before the exact one: most cells are no mark. */
const mayBeMark = /^\s*(?:[同〃″”“"'々上↑⇧左←⇦]|ditto|same|do\.)/i;
const left = /^(?:同左|左に同じ|←|⇦|sameasleft)$/;

const assetModel = (text: string) => modelValues(text, "softwareVersion");

/** Reads the cells of one column, row after row; remembers what ditto marks and merged cells refer to. */
export class ColumnReader {
  readonly column: number;
  readonly target: string;
  readonly field: FieldDefinition | undefined;
  private readonly composite: ((text: string) => Values) | undefined;
  private readonly mapping: ColumnMapping;
  private readonly translations: ReadonlyMap<string, string> | null;
  private readonly merges: readonly MergedRange[];
  private seen: Map<string, CellResult> | null = new Map();
  private last: CellResult;
  private dittoOf: CellResult;
  private ditto: CellResult;
  private mergedUntil = 0;

  constructor(kind: RecordKind, mapping: ColumnMapping, target: string, merges: readonly MergedRange[]) {
    this.column = mapping.column;
    this.target = target;
    this.mapping = mapping;
    this.field = targetField(kind, target);
    this.composite = compositeReaders[target];
    if (kind === "asset" && target === "os") this.composite = osValues;
    if (target === "model") this.composite = kind === "asset" ? assetModel : entryModelValues;
    this.merges = merges.filter(
      (range) => range.left <= mapping.column && mapping.column <= range.right && range.bottom > range.top,
    );
    const pairs = Object.entries(mapping.translations ?? {});
    this.translations = pairs.length === 0 ? null : new Map(pairs.map(([from, to]) => [plain(from), to]));
  }

  /** "left": the cell says 同左 and the caller knows what stands there. */
  read(row: number, cell: Cell | undefined): CellResult | "left" {
    if (cell === undefined || cell === "") {
      if (row <= this.mergedUntil) return this.last;
      this.last = undefined;
      return undefined;
    }
    let result: CellResult;
    if (typeof cell === "string") {
      if (cell.length < 16 && mayBeMark.test(cell)) {
        const mark = nfkc(cell).replace(/\s/g, "").toLowerCase();
        if (mark !== "" && left.test(mark)) return "left";
        if (mark !== "" && above.test(mark)) return this.throughMark(cell.trim());
      }
      result = this.remembered(cell);
    } else {
      result = this.fresh(cell);
    }
    this.last = result;
    const range = this.merges.find((merge) => merge.top === row);
    if (range) this.mergedUntil = range.bottom;
    return result;
  }

  /** A value decided elsewhere (同左) that a ditto mark below refers to. */
  set(result: CellResult): void {
    this.last = result;
  }

  readAnswer(text: string): CellResult {
    return this.fresh(text);
  }

  private throughMark(mark: string): CellResult {
    if (this.dittoOf !== this.last || this.last === undefined) {
      this.dittoOf = this.last;
      this.ditto = dittoOf(this.last, mark);
    }
    return this.ditto;
  }

  private remembered(text: string): CellResult {
    if (!this.seen) return this.fresh(text);
    if (this.seen.has(text)) return this.seen.get(text);
    const result = this.fresh(text);
    if (this.seen.size >= REMEMBERED) this.seen = null;
    else this.seen.set(text, result);
    return result;
  }

  private fresh(cell: Cell): CellResult {
    let read: Cell = cell;
    if (this.translations && typeof cell === "string") read = this.translations.get(plain(cell)) ?? cell;
    if (typeof read === "string" && this.composite) {
      const state = this.target === "model" || this.target === "os" ? stateOf(read) : undefined;
      if (state === undefined || state === "vague") return this.composite(read);
    }
    if (!this.field) return undefined;
    return readField(this.field, read, this.mapping.dateOrder);
  }
}

function dittoOf(result: CellResult, mark: string): CellResult {
  if (!isValues(result)) return result && throughDitto(result, mark);
  return result.map(([field, value, implied]): Values[number] => [field, throughDitto(value, mark), implied ?? false]);
}

export function isValues(result: CellResult): result is Values {
  return Array.isArray(result);
}
