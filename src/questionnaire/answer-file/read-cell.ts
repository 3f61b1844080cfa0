import { ok, type Result, refuse } from "../../shared/result.ts";
import type { AnswerValue } from "../instrument/answer.ts";
import { answerKey } from "../instrument/answer-key.ts";
import type { ItemId, Option, Question } from "../instrument/instrument.ts";

/** What cannot be read in a cell, with what stands there. */
export interface CellProblem {
  reason: "unknownOption" | "notANumber" | "notADay";
  text: string;
}

/** `null`: nothing was answered (無回答, 非該当, or an empty cell); the evaluator knows which of these it is. */
export type ReadCell = Result<AnswerValue | null, CellProblem>;

const openWords = new Set(
  ["", "無回答", "非該当", "未回答", "未記入", "na", "n/a", "noanswer", "notapplicable"].map(answerKey),
);
const refusedWords = new Set(["回答しない", "回答拒否", "拒否", "refused"].map(answerKey));

export function readCell(question: Question, text: string, optionsOf: OptionFinder): ReadCell {
  const key = answerKey(text);
  // "0" and "なし" are answers; only these words say that there is none. An option of the same name goes before them.
  const isOption = "options" in question && optionsOf(question).named(key) !== undefined;
  if (!isOption && openWords.has(key)) return ok(null);
  if (!isOption && refusedWords.has(key)) return ok({ refused: true });
  switch (question.kind) {
    case "single":
    case "multiple":
    case "matrix":
      return readPicks(text, question.options, optionsOf(question));
    case "number":
      return readNumber(text, question.unit?.ja);
    case "date": {
      const day = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text.normalize("NFKC").trim());
      if (!day) return refuse({ reason: "notADay", text });
      return ok({ date: `${day[1]}-${day[2]?.padStart(2, "0")}-${day[3]?.padStart(2, "0")}` });
    }
    case "text":
      return ok({ text: text.trim() });
  }
}

/** Options by how a file may name them. */
export type OptionFinder = (question: Question) => OptionNames;

/** By `answerKey` of what stands in the file. */
interface OptionNames {
  /** The whole name, to the letter: the only way for a text that may hold several names. */
  named(key: string): Option | undefined;
  /** The whole name or its beginning. */
  get(key: string): Option | undefined;
}

/** Built once for each question of a file. */
export function optionFinder(): OptionFinder {
  const built = new Map<Question, OptionNames>();
  return (question) => {
    const found = built.get(question);
    if (found) return found;
    const options = "options" in question ? question.options : [];
    const map = namesOf(options);
    built.set(question, map);
    return map;
  };
}

/** The nearest name wins: a label, then another name, then an id; of beginnings the longest. */
function namesOf(options: readonly Option[]): OptionNames {
  const exact = new Map<string, Option>();
  const beginnings: [start: string, option: Option][] = [];
  for (const option of options) exact.set(answerKey(option.id), option);
  for (const option of options)
    for (const name of option.also ?? []) {
      if (name.endsWith("…")) beginnings.push([answerKey(name.slice(0, -1)), option]);
      else exact.set(answerKey(name), option);
    }
  for (const option of options) exact.set(answerKey(option.label.ja), option);
  beginnings.sort(([a], [b]) => b.length - a.length);
  const named = (key: string) => exact.get(key);
  return { named, get: (key) => named(key) ?? beginnings.find(([start]) => key.startsWith(start))?.[1] };
}

function readPicks(text: string, inOrder: readonly Option[], names: OptionNames): ReadCell {
  const whole = names.named(answerKey(text));
  if (whole) return ok({ picked: [whole.id] });
  const options: Option[] = [];
  const words: Record<ItemId, string> = {};
  for (const part of partsOf(text, names)) {
    const option = names.get(answerKey(part));
    const spoken = option ? null : withWords(part, names);
    const found = option ?? spoken?.option;
    if (!found) return refuse({ reason: "unknownOption", text: part });
    options.push(found);
    if (spoken) words[spoken.option.id] = spoken.words;
  }
  const picked = options.sort((a, b) => inOrder.indexOf(a) - inOrder.indexOf(b)).map(({ id }) => id);
  return ok(Object.keys(words).length > 0 ? { picked, words } : { picked });
}

/** A bar or a semicolon always divides; a comma only where it leaves options, since labels have commas of their own. */
function partsOf(text: string, options: OptionNames): string[] {
  const parts = text
    .split(/[|｜;；\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  return parts.flatMap((part) => {
    if (options.named(answerKey(part))) return [part];
    const pieces = part.split(/[、,，]/).map((piece) => piece.trim());
    return pieces.length > 1 && pieces.every((piece) => options.get(answerKey(piece))) ? pieces : [part];
  });
}

/** "その他：研究会" and "その他（研究会）". */
function withWords(part: string, options: OptionNames): { option: Option; words: string } | null {
  const spoken = /^([^:：(（]+)[:：(（](.+?)[)）]?$/.exec(part.trim());
  const option = options.get(answerKey(spoken?.[1] ?? ""));
  const words = spoken?.[2]?.trim();
  return option?.other && words ? { option, words } : null;
}

function readNumber(text: string, unit: string | undefined): ReadCell {
  const plain = text.normalize("NFKC").replaceAll(",", "").trim();
  const bare = unit && plain.endsWith(unit.normalize("NFKC")) ? plain.slice(0, -unit.length).trim() : plain;
  const number = /^[-+]?\d+(\.\d+)?$/.test(bare) ? Number(bare) : Number.NaN;
  return Number.isNaN(number) ? refuse({ reason: "notANumber", text }) : ok({ number });
}
