import { readConditionFormula } from "./condition-formula.ts";
import { type InstrumentProblem, problem } from "./instrument-problem.ts";
import type { SheetRecord } from "./sheet-records.ts";
import { kindWords, type SheetColumn, type SheetSpec } from "./workbook-sheets.ts";

export type Tree = Record<string, unknown>;

/** Rows of a workbook as trees in the shape of an instrument, and where each of them came from. */
export class WorkbookTrees {
  readonly problems: InstrumentProblem[] = [];
  readonly #origins = new WeakMap<object, { record: SheetRecord; columns: readonly SheetColumn[] }>();

  of(record: SheetRecord, { columns }: SheetSpec): Tree {
    const tree: Tree = {};
    for (const column of columns) {
      const text = record.text(column);
      if (text === "" || column.type === "parent" || column.type === "note") continue;
      const read = cellValue(column, text);
      if ("wrong" in read) this.problems.push(problem("error", record.place(column), ...read.wrong));
      else if (read.value !== undefined) put(tree, column.path, read.value);
    }
    this.#origins.set(tree, { record, columns });
    return tree;
  }

  /** A copy of a tree came from the same rows. */
  sameOrigin(copy: Tree, original: Tree): void {
    const origin = this.#origins.get(original);
    if (origin) this.#origins.set(copy, origin);
  }

  /** Sheet and cell of a path into a tree: the cell itself, or the one that should have held it. Null: no row is behind it. */
  placeOf(root: unknown, path: readonly PropertyKey[]): string | null {
    let at: unknown = root;
    let origin = typeof at === "object" && at !== null ? this.#origins.get(at) : undefined;
    let within: string[] = [];
    for (const step of path) {
      at = (at as Record<PropertyKey, unknown> | undefined)?.[step];
      within.push(String(step));
      const own = typeof at === "object" && at !== null ? this.#origins.get(at) : undefined;
      if (own) [origin, within] = [own, []];
    }
    if (!origin) return null;
    const column = nearest(origin.columns, within.join("."));
    return column ? origin.record.place(column) : null;
  }
}

function nearest(columns: readonly SheetColumn[], path: string): SheetColumn | undefined {
  const real = columns.filter(({ type }) => type !== "note" && type !== "parent");
  return (
    real.find((column) => column.path === path) ??
    real.find((column) => column.path.startsWith(`${path}.`)) ??
    real.find((column) => path.startsWith(`${column.path}.`)) ??
    real[0]
  );
}

function put(tree: Tree, path: string, value: unknown): void {
  const steps = path.split(".");
  const last = steps.pop() ?? path;
  let at = tree;
  for (const step of steps) {
    at[step] ??= {};
    at = at[step] as Tree;
  }
  at[last] = value;
}

type Read = { value: unknown } | { wrong: [ja: string, en: string] };

function cellValue({ type, header }: SheetColumn, text: string): Read {
  switch (type) {
    case "flag":
      return flagOf(text);
    case "number":
      return numberOf(text) ?? { wrong: ["数値ではありません。", "This is no number."] };
    case "bound":
      return numberOf(text) ?? { value: text };
    case "ids":
      return { value: text.split(/[/／]/).map((one) => one.trim()) };
    case "lines":
      return { value: text.split(/\r?\n/).filter((line) => line.trim() !== "") };
    case "kind": {
      const kind = Object.entries(kindWords).find(([key, words]) => key === text || words === text)?.[0];
      const known = Object.values(kindWords).join("、");
      return kind
        ? { value: kind }
        : { wrong: [`${header}「${text}」はありません。${known} から選んでください。`, `Choose one of ${known}.`] };
    }
    case "formula": {
      const read = readConditionFormula(text);
      if (read.ok) return { value: read.value };
      const { at, expected } = read.error;
      return {
        wrong: [
          `条件の${at}文字目を読めません。${expected} が入るところです（シート「書き方」を見てください）。`,
          `The condition cannot be read at character ${at}: expected ${expected}.`,
        ],
      };
    }
    default:
      return { value: text };
  }
}

/** Excel's circles of three kinds, and what people type instead. */
function flagOf(text: string): Read {
  if (/^([○〇◯✓]|はい|1|true|yes)$/i.test(text)) return { value: true };
  if (/^([×✕ー－-]|いいえ|0|false|no)$/i.test(text)) return { value: undefined };
  return { wrong: ["○ を入れるか、空けておいてください。", "Put ○ or leave it empty."] };
}

function numberOf(text: string): { value: number } | null {
  const value = Number(text.normalize("NFKC").replaceAll(",", ""));
  return Number.isFinite(value) ? { value } : null;
}
