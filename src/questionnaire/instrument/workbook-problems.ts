import { z } from "zod";
import { Instrument } from "./instrument.ts";
import { type InstrumentProblem, problem } from "./instrument-problem.ts";
import { questionSheet, titleSheet } from "./workbook-sheets.ts";
import type { Tree, WorkbookTrees } from "./workbook-trees.ts";

const inJapanese = z.locales.ja().localeError;
const inEnglish = z.locales.en().localeError;

/** What keeps a tree that was read from a workbook from being an instrument, each with its cell and in words for whoever filled it in. */
export function shapeProblems(tree: Tree, trees: WorkbookTrees): InstrumentProblem[] {
  const japanese = Instrument.safeParse(tree, { error: inJapanese }).error?.issues ?? [];
  const english = Instrument.safeParse(tree, { error: inEnglish }).error?.issues ?? [];
  return japanese.map((issue, index) => {
    const place = trees.placeOf(tree, pathOf(issue)) ?? `「${titleSheet.name}」`;
    const [ja, en] = wordsOf(issue, tree) ?? [issue.message, english[index]?.message ?? issue.message];
    return problem("error", place, ja, en);
  });
}

type Issue = z.core.$ZodIssue;

/** A key too many is named by itself: the cell that holds it is what is wrong. */
const pathOf = (issue: Issue): PropertyKey[] =>
  issue.code === "unrecognized_keys" ? [...issue.path, issue.keys[0] ?? ""] : issue.path;

function wordsOf(issue: Issue, tree: Tree): [ja: string, en: string] | null {
  const last = String(issue.path.at(-1));
  const lacking = isMissing(issue, tree) ? lackingParts[last] : undefined;
  if (lacking) return lacking;
  if (isMissing(issue, tree)) return ["ここは空けておけません。入力してください。", "This cannot be left empty."];
  if (issue.code === "unrecognized_keys") {
    const header = questionSheet.columns.find(({ path }) => path.split(".")[0] === issue.keys[0])?.header;
    return [`この種類の設問では「${header ?? issue.keys[0]}」は使えません。`, "Not used with questions of this kind."];
  }
  if (issue.code === "invalid_format" && issue.format === "regex")
    return [
      "番号に使えるのは文字・数字と . _ - で、先頭は文字か数字、64字までです。",
      "Ids are made of letters, digits and . _ - and begin with a letter or digit; 64 characters at most.",
    ];
  return null;
}

function isMissing(issue: Issue, tree: Tree): boolean {
  let at: unknown = tree;
  for (const step of issue.path) at = (at as Record<PropertyKey, unknown> | undefined)?.[step];
  return at === undefined || at === "" || (Array.isArray(at) && at.length === 0);
}

const lackingParts: Record<string, [ja: string, en: string]> = {
  sections: ["シート「区分」に、区分が一つもありません。", "There is no section."],
  questions: [
    "設問が一つもありません。シート「設問」に加えてください。",
    "There is no question. Add some to the sheet of questions.",
  ],
  options: [
    "選択肢がありません。シート「選択肢」に加えてください。",
    "There are no options. Add them to the sheet of options.",
  ],
  rows: [
    "表の項目がありません。シート「表の項目」に加えてください。",
    "There are no rows. Add them to the sheet of rows.",
  ],
};
