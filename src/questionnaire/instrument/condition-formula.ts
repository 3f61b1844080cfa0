import { ok, type Result, refuse } from "../../shared/result.ts";
import type { Condition, ItemId } from "./instrument.ts";

/**
 * A condition as it is written in a cell of a workbook, function by function as people know them from there:
 *   Q1=1/2              one of these options is picked        Q5[r1]=1          in the row of a matrix
 *   選択数(Q3)=2～       so many options are picked            数値(Q4)=10～20    the number lies within
 *   回答あり(Q1)         回答なし(Q1)                          変数(規模)=大      the derived variable is in this group
 *   すべて(…、…)         いずれか(…、…)                        以外(…)
 * Reads what `conditionFormula` writes into the same tree, and full-width signs as well.
 */
export function conditionFormula(condition: Condition): string {
  if ("all" in condition) return `すべて(${condition.all.map(conditionFormula).join("、")})`;
  if ("any" in condition) return `いずれか(${condition.any.map(conditionFormula).join("、")})`;
  if ("not" in condition) return `以外(${conditionFormula(condition.not)})`;
  if ("derived" in condition) return `変数(${condition.derived})=${condition.is.join("/")}`;
  const { question } = condition;
  if ("is" in condition) return `${question}${condition.row ? `[${condition.row}]` : ""}=${condition.is.join("/")}`;
  if ("picked" in condition) return `選択数(${question})=${rangeFormula(condition.picked)}`;
  if ("between" in condition) return `数値(${question})=${rangeFormula(condition.between)}`;
  return `${condition.answered ? "回答あり" : "回答なし"}(${question})`;
}

interface Range {
  min?: number | undefined;
  max?: number | undefined;
}
const rangeFormula = ({ min, max }: Range): string => `${min ?? ""}～${max ?? ""}`;

/** @returns where reading stopped, from 1, and what would have been right there */
export function readConditionFormula(text: string): Result<Condition, { at: number; expected: string }> {
  const reader = new FormulaReader(text);
  try {
    const condition = reader.condition();
    reader.end();
    return ok(condition);
  } catch (error) {
    if (error instanceof Unreadable) return refuse({ at: error.at + 1, expected: error.expected });
    throw error;
  }
}

class Unreadable extends Error {
  readonly at: number;
  readonly expected: string;
  constructor(at: number, expected: string) {
    super(expected);
    this.at = at;
    this.expected = expected;
  }
}

/** Signs as typed with and without the Japanese input method. */
const signs = {
  open: /[(（]/y,
  close: /[)）]/y,
  rowOpen: /[[［]/y,
  rowClose: /[\]］]/y,
  equals: /[=＝]/y,
  or: /[/／]/y,
  next: /[,，、]/y,
  to: /[~～〜]/y,
  id: /[\p{L}\p{N}][\p{L}\p{N}._-]*/uy,
  number: /-?\d+(\.\d+)?([eE][+-]?\d+)?/y,
  space: /\s*/y,
};

/** Nobody reads a condition that goes deeper, and a hostile file cannot exhaust the stack. */
const deepest = 20;

class FormulaReader {
  #at = 0;
  #depth = 0;
  readonly #text: string;
  constructor(text: string) {
    this.#text = text;
  }

  condition(): Condition {
    if (this.#depth === deepest) throw new Unreadable(this.#at, `入れ子は${deepest}段まで`);
    this.#depth += 1;
    const condition = this.#part();
    this.#depth -= 1;
    return condition;
  }

  #part(): Condition {
    const word = this.#need("id", "設問の番号");
    if (!this.#take("open")) return this.#picked(word);
    switch (word) {
      case "すべて":
        return { all: this.#parts() };
      case "いずれか":
        return { any: this.#parts() };
      case "以外":
        return { not: this.#inside(() => this.condition()) };
      case "回答あり":
      case "回答なし":
        return { question: this.#inside(() => this.#id()), answered: word === "回答あり" };
      case "選択数":
        return { question: this.#inside(() => this.#id()), picked: this.#range() };
      case "数値":
        return { question: this.#inside(() => this.#id()), between: this.#range() };
      case "変数":
        return { derived: this.#inside(() => this.#id()), is: this.#oneOf() };
      default:
        throw new Unreadable(this.#at - 1, "すべて、いずれか、以外、回答あり、回答なし、選択数、数値、変数のどれか");
    }
  }

  end(): void {
    this.#skip();
    if (this.#at < this.#text.length) throw new Unreadable(this.#at, "条件の終わり");
  }

  #picked(question: string): Condition {
    const row = this.#take("rowOpen") ? this.#id() : null;
    if (row !== null) this.#need("rowClose", "]");
    const is = this.#oneOf();
    return { question: question as ItemId, ...(row === null ? {} : { row }), is };
  }

  #parts(): Condition[] {
    const parts = [this.condition()];
    while (this.#take("next")) parts.push(this.condition());
    this.#need("close", ")");
    return parts;
  }

  #inside<T>(read: () => T): T {
    const value = read();
    this.#need("close", ")");
    return value;
  }

  #oneOf(): ItemId[] {
    this.#need("equals", "=");
    const ids = [this.#id()];
    while (this.#take("or")) ids.push(this.#id());
    return ids;
  }

  #range(): Range {
    this.#need("equals", "=");
    const min = this.#take("number");
    this.#need("to", "～");
    const max = this.#take("number");
    return { ...(min ? { min: Number(min) } : {}), ...(max ? { max: Number(max) } : {}) };
  }

  #id = (): ItemId => this.#need("id", "番号") as ItemId;

  #need(sign: keyof typeof signs, expected: string): string {
    const taken = this.#take(sign);
    if (taken === null) throw new Unreadable(this.#at, expected);
    return taken;
  }

  #take(sign: keyof typeof signs): string | null {
    this.#skip();
    const pattern = signs[sign];
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (!found) return null;
    this.#at = pattern.lastIndex;
    return found[0];
  }

  #skip(): void {
    signs.space.lastIndex = this.#at;
    signs.space.exec(this.#text);
    this.#at = Math.max(this.#at, signs.space.lastIndex);
  }
}
