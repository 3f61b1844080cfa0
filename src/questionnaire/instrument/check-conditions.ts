import type { Condition, Instrument, ItemId, Question, Section } from "./instrument.ts";
import { type InstrumentProblem, problem } from "./instrument-problem.ts";
import { derivedById, type Leaf, leavesOf, type QuestionPlace, questionPlaces, standsOn } from "./references.ts";

/** References of conditions: to what is there, of the right kind, and before what they decide about. */
export function checkConditions(instrument: Instrument): InstrumentProblem[] {
  const check = checker(instrument);
  let at = 0;
  const shown = instrument.sections.flatMap((section) => {
    const ofSection = section.show ? check(section.show, section.id, at, null) : [];
    const ofQuestions = section.questions.flatMap((question) => {
      const problems = question.show ? check(question.show, question.id, at, section) : [];
      at += 1;
      return problems;
    });
    return [...ofSection, ...ofQuestions];
  });
  const derived = (instrument.derived ?? []).flatMap((one) => {
    if (!("groups" in one)) return [];
    const circle = circles(instrument, one.id) ? [circular(one.id)] : [];
    return [...circle, ...one.groups.flatMap(({ when }) => check(when, one.id, Number.POSITIVE_INFINITY, null))];
  });
  return [...derived, ...shown];
}

/** @returns what is wrong with a condition that decides about what stands at `at`, within `own` where that is a repeated section */
function checker(instrument: Instrument) {
  const places = questionPlaces(instrument);
  const derived = derivedById(instrument);
  return (condition: Condition, place: string, at: number, own: Section | null): InstrumentProblem[] => {
    const error = (ja: string, en: string) => problem("error", place, ja, en);
    const wrongRange = (range: { min?: number | undefined; max?: number | undefined }) =>
      range.min !== undefined && range.max !== undefined && range.min > range.max
        ? [error("条件の下限が上限より大きくなっています。", "The range of the condition is empty.")]
        : [];
    const unknown = (question: Question, ids: readonly ItemId[]) =>
      ids
        .filter((id) => !("options" in question && question.options.some((option) => option.id === id)))
        .map((id) =>
          error(`条件にある選択肢「${id}」は ${question.id} にありません。`, `${question.id} has no option "${id}".`),
        );

    const ofLeaf = (leaf: Leaf): InstrumentProblem[] => {
      if ("derived" in leaf) {
        const variable = derived.get(leaf.derived);
        if (!variable || !("groups" in variable))
          return [
            error(
              `条件にある派生変数「${leaf.derived}」がありません。`,
              `There is no derived variable "${leaf.derived}" with groups.`,
            ),
          ];
        const later = [...standsOn(instrument, [leaf])].filter((id) => (places.get(id)?.at ?? 0) >= at);
        const groups = variable.groups.map(({ id }) => id);
        return [
          ...later.map((id) => comesLater(place, id)),
          ...leaf.is
            .filter((id) => !groups.includes(id))
            .map((id) =>
              error(`群「${id}」は ${leaf.derived} にありません。`, `${leaf.derived} has no group "${id}".`),
            ),
        ];
      }
      const target = places.get(leaf.question);
      if (!target)
        return [error(`条件にある設問「${leaf.question}」がありません。`, `There is no question "${leaf.question}".`)];
      const misplaced = placing(target, place, at, own);
      return [...misplaced, ...ofKind(leaf, target.question)];
    };

    const ofKind = (leaf: Exclude<Leaf, { derived: ItemId }>, question: Question): InstrumentProblem[] => {
      const isMatrix = question.kind === "matrix";
      if ("is" in leaf) {
        const row = leaf.row;
        if (isMatrix && !question.rows.some(({ id }) => id === row))
          return [
            error(
              `${question.id} は項目ごとに答える設問です。どの項目かを指定してください。`,
              `Say which row of ${question.id} is meant.`,
            ),
          ];
        if (!isMatrix && row !== undefined)
          return [error(`${question.id} に項目はありません。`, `${question.id} has no rows.`)];
        return unknown(question, leaf.is);
      }
      if ("picked" in leaf)
        return question.kind === "multiple"
          ? wrongRange(leaf.picked)
          : [error(`${question.id} は複数回答の設問ではありません。`, `${question.id} is no multiple choice.`)];
      if ("between" in leaf)
        return question.kind === "number"
          ? wrongRange(leaf.between)
          : [error(`${question.id} は数を答える設問ではありません。`, `${question.id} asks for no number.`)];
      return [];
    };
    return leavesOf(condition).flatMap(ofLeaf);
  };
}

/** Conditions look back only, and into a repeated section only from within it: elsewhere nobody knows which of the things is meant. */
function placing(target: QuestionPlace, place: string, at: number, own: Section | null): InstrumentProblem[] {
  if (target.at >= at) return [comesLater(place, target.question.id)];
  if (!target.section.repeats || target.section === own) return [];
  return [
    problem(
      "error",
      place,
      `${target.question.id} は「${target.section.repeats.of.ja}」ごとに答える設問なので、区分の外の条件には使えません。`,
      `${target.question.id} is answered for each thing of its section, so conditions outside cannot refer to it.`,
    ),
  ];
}

const comesLater = (place: string, id: string) =>
  problem(
    "error",
    place,
    `条件にある「${id}」は、この設問より後か、この設問自身です。前の設問だけを条件にできます。`,
    `"${id}" does not come before this question; conditions look back only.`,
  );
const circular = (id: string) =>
  problem(
    "error",
    id,
    "派生変数が、めぐりめぐって自分自身から作られています。",
    "This derived variable is made from itself.",
  );

/** Whether a derived variable leads to itself through the derived variables it names. */
function circles(instrument: Instrument, start: ItemId): boolean {
  const derived = derivedById(instrument);
  const namedBy = (id: ItemId): ItemId[] => {
    const one = derived.get(id);
    if (!one || !("groups" in one)) return [];
    return one.groups
      .flatMap(({ when }) => leavesOf(when))
      .flatMap((leaf) => ("derived" in leaf ? [leaf.derived] : []));
  };
  const seen = new Set<ItemId>();
  const open = namedBy(start);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === start) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    open.push(...namedBy(id));
  }
  return false;
}
