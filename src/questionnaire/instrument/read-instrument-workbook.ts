import { ok, type Result, refuse } from "../../shared/result.ts";
import type { Workbook } from "../../shared/workbook.ts";
import { Instrument } from "./instrument.ts";
import { type InstrumentProblem, problem } from "./instrument-problem.ts";
import { listRecords, missingHeaders, type SheetRecord, titleRecord } from "./sheet-records.ts";
import { shapeProblems } from "./workbook-problems.ts";
import {
  changeSheet,
  changeWords,
  derivedSheet,
  groupSheet,
  optionSheet,
  questionSheet,
  rankingSheet,
  rowSheet,
  type SheetSpec,
  sectionSheet,
  titleSheet,
} from "./workbook-sheets.ts";
import { type Tree, WorkbookTrees } from "./workbook-trees.ts";

/**
 * The instrument of a workbook as instrument-workbook.ts writes it. Every problem stands with its sheet and cell. Only the shape is judged
 * here; whether the instrument makes sense, `checkInstrument` says.
 */
export function readInstrumentWorkbook(workbook: Workbook): Result<Instrument, InstrumentProblem[]> {
  const missing = missingParts(workbook);
  if (missing.length > 0) return refuse(missing);
  const trees = new WorkbookTrees();
  const list = (spec: SheetSpec): [SheetRecord, Tree][] =>
    (listRecords(workbook, spec) ?? []).map((record) => [record, trees.of(record, spec)]);

  const sections = list(sectionSheet);
  const questions = list(questionSheet);
  const derived = list(derivedSheet);
  attach(trees, sections, questions, "questions", questionSheet, () => true);
  attach(trees, questions, withoutMarks(questions, list(optionSheet)), "options", optionSheet, ({ kind }) =>
    ["single", "multiple", "matrix"].includes(String(kind)),
  );
  attach(trees, questions, list(rowSheet), "rows", rowSheet, ({ kind }) => kind === "matrix");
  attach(trees, derived, list(groupSheet), "groups", groupSheet, ({ number }) => number === undefined);
  const rankings = list(rankingSheet);
  const title = titleRecord(workbook, titleSheet);
  const head = title ? trees.of(title, titleSheet) : {};
  const changes = changesOf(list(changeSheet));
  const tree: Tree = {
    format: "sekisho/instrument/1",
    ...head,
    sections: sections.map(([, section]) => section),
    ...(rankings.length > 0 ? { rankings: rankings.map(([, ranking]) => ranking) } : {}),
    ...(derived.length > 0 ? { derived: derived.map(([, variable]) => variable) } : {}),
    ...(head.follows || changes.length > 0 ? { follows: { ...(head.follows as Tree | undefined), changes } } : {}),
  };
  trees.sameOrigin(tree, head);
  const parsed = Instrument.safeParse(tree);
  if (parsed.success && trees.problems.length === 0) return ok(parsed.data);
  // A cell that could not be read is left out of the tree; that it is then missing there is no second problem.
  const unread = new Set(trees.problems.map(({ place }) => place));
  return refuse([...trees.problems, ...shapeProblems(tree, trees).filter(({ place }) => !unread.has(place))]);
}

function missingParts(workbook: Workbook): InstrumentProblem[] {
  const absent = [titleSheet, sectionSheet, questionSheet].filter(({ name }) =>
    workbook.sheets.every((sheet) => sheet.name !== name),
  );
  if (absent.length > 0)
    return absent.map(({ name }) =>
      problem("error", name, `シート「${name}」がありません。`, `There is no sheet named "${name}".`),
    );
  const lists = [sectionSheet, questionSheet, optionSheet, rowSheet, rankingSheet, derivedSheet, groupSheet];
  return lists.flatMap((spec) => {
    if (workbook.sheets.every((sheet) => sheet.name !== spec.name)) return [];
    const needed = spec.columns.filter(({ path }) => ["", "id", "kind", "label.ja"].includes(path));
    return missingHeaders(workbook, spec, needed).map(({ header }) =>
      problem(
        "error",
        `「${spec.name}」1`,
        `1行目に見出し「${header}」がありません。`,
        `There is no column named "${header}" in the first row.`,
      ),
    );
  });
}

/** Hangs rows of one sheet under those of another, by the id in their parent column. */
function attach(
  trees: WorkbookTrees,
  owners: readonly [SheetRecord, Tree][],
  parts: readonly [SheetRecord, Tree][],
  key: string,
  { columns }: SheetSpec,
  takes: (owner: Tree) => boolean,
): void {
  const [column] = columns;
  if (!column) return;
  const known = new Map(owners.map(([, tree]) => [String(tree.id), tree]));
  for (const [record, part] of parts) {
    const id = record.text(column);
    const owner = known.get(id);
    if (owner && takes(owner)) owner[key] = [...((owner[key] as Tree[] | undefined) ?? []), part];
    else if (owner)
      trees.problems.push(problem("error", record.place(column), `${id} には置けません。`, `Does not go with ${id}.`));
    else
      trees.problems.push(
        problem(
          "error",
          record.place(column),
          `${column.header}「${id}」がありません。`,
          `There is no "${id}" for this to belong to.`,
        ),
      );
  }
}

/** The mark of a correct option becomes the list that its question keeps. */
function withoutMarks(
  questions: readonly [SheetRecord, Tree][],
  options: readonly [SheetRecord, Tree][],
): readonly [SheetRecord, Tree][] {
  const [column] = optionSheet.columns;
  for (const [record, option] of options) {
    if (option.correct === undefined || !column) continue;
    delete option.correct;
    const owner = questions.find(([, { id }]) => id === record.text(column))?.[1];
    if (owner) owner.correct = [...((owner.correct as unknown[] | undefined) ?? []), option.id];
  }
  return options;
}

/** Rows about the options of one question, one below the other, are one change. */
function changesOf(rows: readonly [SheetRecord, Tree][]): Tree[] {
  const changes: Tree[] = [];
  for (const [, row] of rows) {
    const named = Object.entries(changeWords).find(([, words]) => words === row.change)?.[0];
    row.change = named ?? row.change;
    const before = changes.at(-1);
    if (named === "options") {
      const pair = { before: [], now: [], ...(row.options as Tree | undefined) };
      if (before?.change === "options" && before.question === row.question) (before.options as Tree[]).push(pair);
      else {
        row.options = [pair];
        changes.push(row);
      }
    } else changes.push(row);
  }
  return changes;
}
