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
  const isOption = "options" in question && optionsOf(question).has(key);
  if (!isOption && openWords.has(key)) return ok(null);
  if (!isOption && refusedWords.has(key)) return ok({ refused: true });
  switch (question.kind) {
    case "single":
    case "multiple":
    case "matrix":
      return readPicks(text, optionsOf(question));
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
export type OptionFinder = (question: Question) => ReadonlyMap<string, Option>;

/** Options by label and by id; a label goes before an id of the same spelling. Built once for each question of a file. */
export function optionFinder(): OptionFinder {
  const built = new Map<Question, ReadonlyMap<string, Option>>();
  return (question) => {
    const found = built.get(question);
    if (found) return found;
    const options = "options" in question ? question.options : [];
    const map = new Map<string, Option>();
    for (const option of options) map.set(answerKey(option.id), option);
    for (const option of options) map.set(answerKey(option.label.ja), option);
    built.set(question, map);
    return map;
  };
}

function readPicks(text: string, options: ReadonlyMap<string, Option>): ReadCell {
  const whole = options.get(answerKey(text));
  if (whole) return ok({ picked: [whole.id] });
  const picked: ItemId[] = [];
  const words: Record<ItemId, string> = {};
  for (const part of partsOf(text, options)) {
    const option = options.get(answerKey(part));
    const spoken = option ? null : withWords(part, options);
    if (!option && !spoken) return refuse({ reason: "unknownOption", text: part });
    picked.push((option ?? spoken?.option)?.id as ItemId);
    if (spoken) words[spoken.option.id] = spoken.words;
  }
  return ok(Object.keys(words).length > 0 ? { picked, words } : { picked });
}

/** A bar or a semicolon always divides; a comma only where it leaves options, since labels have commas of their own. */
function partsOf(text: string, options: ReadonlyMap<string, Option>): string[] {
  const parts = text
    .split(/[|｜;；\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  return parts.flatMap((part) => {
    if (options.has(answerKey(part))) return [part];
    const pieces = part.split(/[、,，]/).map((piece) => piece.trim());
    return pieces.length > 1 && pieces.every((piece) => options.has(answerKey(piece))) ? pieces : [part];
  });
}

/** "その他：研究会" and "その他（研究会）". */
function withWords(part: string, options: ReadonlyMap<string, Option>): { option: Option; words: string } | null {
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
