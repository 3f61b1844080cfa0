import type { AnswerMap, AnswerValue } from "./answer.ts";
import { wrongWith } from "./check-answer.ts";
import { holds } from "./condition.ts";
import type { Condition, Instrument, ItemId, Question } from "./instrument.ts";
import { type Leaf, leavesOf, questionPlaces, standsOn } from "./references.ts";

/** So many ways to answer are tried; beyond, nothing is claimed. Conditions of real questionnaires need a few hundred. */
const mostTried = 20_000;

/**
 * Whether some way to answer makes a condition hold (`true`), or none does; null: too many ways to try. Answers are given in the order of the
 * form, only to what is asked by those before, and only as the form allows, so what this finds somebody can really come to. One
 * representative stands for all answers that no condition tells apart.
 */
export function canHold(instrument: Instrument, wanted: Condition): boolean | null {
  const questions = [...standsOn(instrument, [wanted])];
  const leaves = [wanted, ...conditionsOf(instrument)].flatMap(leavesOf);
  const places = questionPlaces(instrument);
  const inOrder = questions.flatMap((id) => places.get(id) ?? []).sort((a, b) => a.at - b.at);
  const ways = inOrder.map(({ question }) =>
    representatives(
      question,
      leaves.filter((leaf) => isAbout(leaf, question.id)),
    ),
  );
  let tried = 0;

  const isFound = (depth: number, answers: AnswerMap): boolean | null => {
    if (tried > mostTried) return null;
    const place = inOrder[depth];
    if (!place) {
      tried += 1;
      return holdsFor(instrument, wanted, answers);
    }
    const { question, section } = place;
    const isAsked = [section.show, question.show].every((show) => !show || holdsFor(instrument, show, answers));
    let unknown = false;
    for (const value of isAsked ? (ways[depth] ?? []) : [undefined]) {
      const found = isFound(depth + 1, value === undefined ? answers : { ...answers, [question.id]: value });
      if (found) return true;
      unknown ||= found === null;
    }
    return unknown ? null : false;
  };
  return isFound(0, {});
}

const isAbout = (leaf: Leaf, question: ItemId): boolean => "question" in leaf && leaf.question === question;

function conditionsOf({ sections, derived }: Instrument): Condition[] {
  const shown = sections.flatMap(({ show, questions }) => [show, ...questions.map((question) => question.show)]);
  const grouped = (derived ?? []).flatMap((one) => ("groups" in one ? one.groups.map(({ when }) => when) : []));
  return [...shown.flatMap((show) => show ?? []), ...grouped];
}

/** Answers hold only what was asked when it was given, so they are read as they are. */
function holdsFor(instrument: Instrument, condition: Condition, answers: AnswerMap): boolean {
  const view = {
    valueOf: (id: ItemId) => answers[id],
    groupOf: (id: ItemId): ItemId | null => {
      const derived = instrument.derived?.find((one) => one.id === id);
      if (!derived || !("groups" in derived)) return null;
      return derived.groups.find(({ when }) => holds(when, view))?.id ?? null;
    },
  };
  return holds(condition, view);
}

/** One answer of each sort that the comparisons can tell apart; the first is that there is none. */
function representatives(question: Question, leaves: readonly Leaf[]): (AnswerValue | undefined)[] {
  const named = new Set(leaves.flatMap((leaf) => ("is" in leaf && "question" in leaf ? leaf.is : [])));
  const values = valuesOf(question, named, leaves).filter((value) => wrongWith(question, value, false) === null);
  return [undefined, ...values];
}

function valuesOf(question: Question, named: ReadonlySet<ItemId>, leaves: readonly Leaf[]): AnswerValue[] {
  switch (question.kind) {
    case "single":
      return toldApart(question.options, named).map((id) => ({ picked: [id] }));
    case "multiple":
      return pickSets(question, named, leaves).map((picked) => ({ picked }));
    case "number":
      return numbersBetween(question, leaves).map((number) => ({ number }));
    case "text":
      return [{ text: "一" }];
    case "date":
      return [{ date: question.min ?? question.max ?? "2000-01-01" }];
    case "matrix":
      return rowAnswers(question, named, leaves).map((rows) => ({ rows }));
  }
}

/** The named options, and one that is not named. */
function toldApart(options: readonly { id: ItemId }[], named: ReadonlySet<ItemId>): ItemId[] {
  const ids = options.map(({ id }) => id);
  const other = ids.find((id) => !named.has(id));
  return [...ids.filter((id) => named.has(id)), ...(other === undefined ? [] : [other])];
}

type Multiple = Extract<Question, { kind: "multiple" }>;

/** Every set of named options, filled up with options not named to each size that may matter. */
function pickSets({ options, atLeast }: Multiple, named: ReadonlySet<ItemId>, leaves: readonly Leaf[]): ItemId[][] {
  const known = options.map(({ id }) => id).filter((id) => named.has(id));
  const others = options.filter(({ id, exclusive }) => !named.has(id) && !exclusive).map(({ id }) => id);
  const counted = leaves.some((leaf) => "picked" in leaf);
  const filled = counted ? others.length : Math.min(others.length, Math.max(1, atLeast ?? 1));
  let sets: ItemId[][] = [[]];
  for (const id of known) sets = sets.flatMap((set) => [set, [...set, id]]);
  const alone = options.filter(({ id, exclusive }) => exclusive && !named.has(id)).map(({ id }) => [id]);
  const sized = sets.flatMap((set) =>
    Array.from({ length: filled + 1 }, (_, more) => [...set, ...others.slice(0, more)]),
  );
  return [...sized.filter((set) => set.length > 0), ...alone.slice(0, 1)];
}

/** The bounds that conditions name, and a number below, between and above them. */
function numbersBetween(
  { min, max, integer }: Extract<Question, { kind: "number" }>,
  leaves: readonly Leaf[],
): number[] {
  const bounds = leaves.flatMap((leaf) => ("between" in leaf ? [leaf.between.min, leaf.between.max] : []));
  const named = [...bounds, min, max].flatMap((bound) => bound ?? []);
  if (named.length === 0) return [0];
  const step = integer ? 1 : 0.5;
  return [...new Set(named.flatMap((bound) => [bound - step, bound, bound + step]))];
}

type Matrix = Extract<Question, { kind: "matrix" }>;

/** Rows that conditions name, each open or with one of the options told apart. */
function rowAnswers(
  { rows, options }: Matrix,
  named: ReadonlySet<ItemId>,
  leaves: readonly Leaf[],
): Record<string, ItemId>[] {
  const asked = new Set(leaves.flatMap((leaf) => ("row" in leaf && leaf.row !== undefined ? [leaf.row] : [])));
  const ids = toldApart(options, named);
  let answers: Record<string, ItemId>[] = [{}];
  for (const { id: row } of rows.filter(({ id }) => asked.has(id)))
    answers = answers.flatMap((given) => [given, ...ids.map((id) => ({ ...given, [row]: id }))]);
  return answers;
}
