import type { Question } from "../../instrument/instrument.ts";
import type { Report } from "../../table/table.ts";
import { dataOf, instrumentOf, multiple, report, single } from "../../table/testing/small-survey.ts";
import type { ReleasedTable } from "../released-table.ts";
import type { AttackedFigure } from "./attack.ts";

/**
 * Surveys of a few dozen made-up people with tables that hang together: shared margins, a question asked of some only, multiple answers,
 * options put together, 無回答 in the base or out of it. Seeded: the same number is the same survey.
 */
export interface RandomRelease {
  report: Report;
  /** By table of the report: how the attacker says what its figures count. */
  specs: readonly AttackedSpec[];
  /** Every combination of answers that the questionnaire allows. */
  combinations: readonly Answers[];
  answers: readonly Answers[];
}

/** Answer by question: an option, "?" (none), "-" (not asked), options joined by "+". */
type Answers = Readonly<Record<string, string>>;

export interface AttackedSpec {
  rows: string | null;
  columns: string;
  noAnswer: "last" | "dropped";
}

const letters = ["A", "B", "C", "D"];

export function randomRelease(seed: number): RandomRelease {
  const random = generator(seed);
  const upTo = (most: number) => Math.floor(random() * most);
  const pick = <T>(from: readonly T[]): T => from[upTo(from.length)] as T;
  const questions: Question[] = [
    single("R", letters.slice(0, 2 + upTo(2))),
    single("X", letters.slice(0, 2 + upTo(2))),
    ...(random() < 0.5 ? [single("F", letters.slice(0, 2), { show: { question: "R", is: ["A"] } })] : []),
    ...(random() < 0.5 ? [multiple("M", letters.slice(0, 2))] : []),
    ...(random() < 0.3 ? [single("S", letters.slice(0, 2))] : []),
  ];
  const combinations = allAnswers(questions);
  const size = 8 + upTo(40);
  const leanings = combinations.map(() => random() ** 4);
  const answers = Array.from({ length: size }, () => combinations[weighted(leanings, random())] ?? {});
  const columns = Object.fromEntries(questions.map(({ id }) => [id, answers.map((one) => one[id] ?? "-")]));
  const merged = random() < 0.4 && optionsOf(questions[0]).length > 2;
  const derived = [
    {
      id: "R.merged",
      label: { ja: "Rをまとめた" },
      groups: [
        { id: "AB", label: { ja: "AかB" }, when: { question: "R", is: ["A", "B"] } },
        { id: "C", label: { ja: "C" }, when: { question: "R", is: ["C"] } },
      ],
    },
  ];
  const specs: AttackedSpec[] = [];
  const ids = questions.map(({ id }) => id);
  for (const id of ids)
    if (random() < 0.7) specs.push({ rows: null, columns: id, noAnswer: pick(["last", "last", "dropped"]) });
  const sides = [...ids, ...(merged ? ["R.merged"] : [])];
  for (let i = 0; i < 2 + upTo(3); i += 1) {
    const [rows, target] = [pick(sides), pick(ids)];
    const same = specs.some((spec) => spec.rows === rows && spec.columns === target);
    if (rows.slice(0, 1) !== target && !same)
      specs.push({ rows, columns: target, noAnswer: pick(["last", "last", "dropped"]) });
  }
  if (specs.length === 0) specs.push({ rows: null, columns: "X", noAnswer: "last" });
  const made = report(
    instrumentOf(questions),
    dataOf(questions, columns),
    specs.map(({ rows, columns: target, noAnswer }) => ({
      ...(rows === null ? { kind: "simple", of: target } : { kind: "cross", rows, columns: target }),
      base: { noAnswer },
    })),
    { derived },
  );
  return { report: made, specs, combinations, answers };
}

/** How the figures of a table are counted, in the attacker's own words. */
export function figuresOf(release: RandomRelease, tables: readonly ReleasedTable[]): AttackedFigure[] {
  const { combinations, specs, report: made } = release;
  const everybody = { name: "all", told: made.respondents, counts: combinations.map(() => 1) };
  return [
    everybody,
    ...tables.flatMap((table, i) => {
      const spec = specs[i];
      if (!spec || table.kind === "numbers" || table.kind === "rank") throw new Error("a table of counts was expected");
      const target = spec.columns;
      return table.rows.flatMap((row) => {
        const inRow = (one: Answers) => spec.rows === null || isIn(one, spec.rows, row.key);
        const inBase = (one: Answers) =>
          inRow(one) && one[target] !== "-" && (spec.noAnswer === "last" || one[target] !== "?");
        const figure = (name: string, told: number | "X", counted: (one: Answers) => boolean): AttackedFigure => ({
          name: `${table.id} ${row.key} ${name}`,
          told,
          counts: combinations.map((one) => (counted(one) ? 1 : 0)),
        });
        return [
          figure("n", row.n, inBase),
          ...row.cells.map((cell, column) => {
            const key = table.columns[column]?.key ?? "";
            return figure(key, cell === "X" ? "X" : cell.count, (one) => inBase(one) && isIn(one, target, key));
          }),
        ];
      });
    }),
  ];
}

function isIn(one: Answers, variable: string, key: string): boolean {
  if (variable === "R.merged") return key === "AB" ? one.R === "A" || one.R === "B" : one.R === key;
  const answer = one[variable] ?? "-";
  return key === "#noAnswer" ? answer === "?" : answer.split("+").includes(key);
}

const optionsOf = (question: Question | undefined): string[] =>
  question && "options" in question ? question.options.map(({ id }) => id) : [];

function allAnswers(questions: readonly Question[]): Answers[] {
  let all: Answers[] = [{}];
  for (const question of questions) {
    const options = optionsOf(question);
    const given = question.kind === "multiple" ? [...options, options.join("+")] : options;
    all = all.flatMap((one) => {
      const asked = question.id !== "F" || one.R === "A";
      return (asked ? [...given, "?"] : ["-"]).map((answer) => ({ ...one, [question.id]: answer }));
    });
  }
  return all;
}

function weighted(weights: readonly number[], at: number): number {
  let left = at * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [i, weight] of weights.entries()) {
    left -= weight;
    if (left <= 0) return i;
  }
  return weights.length - 1;
}

/** Mulberry32: small, seeded, the same everywhere. */
function generator(seed: number): () => number {
  let state = (seed * 0x9e3779b9) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
