import { canHold } from "./can-hold.ts";
import { checkConditions } from "./check-conditions.ts";
import type { Condition, Instrument, ItemId, Question } from "./instrument.ts";
import { type InstrumentProblem, problem } from "./instrument-problem.ts";
import { derivedById, leavesOf, questionPlaces } from "./references.ts";

/**
 * What is wrong with an instrument that has the right shape: names given twice, references to what is not there or comes later, limits that
 * exclude one another, and then (only once all of that is right) whatever nobody can ever be asked. Empty: it can be used.
 */
export function checkInstrument(instrument: Instrument): InstrumentProblem[] {
  const problems = [
    ...sameNames(instrument),
    ...instrument.sections.flatMap(({ questions }) => questions.flatMap(questionLimits)),
    ...checkConditions(instrument),
    ...checkDerived(instrument),
    ...checkRankings(instrument),
    ...checkFollows(instrument),
  ];
  if (problems.some(({ weight }) => weight === "error")) return problems;
  return [...problems, ...deadBranches(instrument)];
}

const error = (place: string, ja: string, en: string) => problem("error", place, ja, en);
const caution = (place: string, ja: string, en: string) => problem("caution", place, ja, en);

/** Of ids that may be given once only. */
function twice(ids: readonly ItemId[]): ItemId[] {
  return [...new Set(ids.filter((id, at) => ids.indexOf(id) < at))];
}

function sameNames({ sections, derived, rankings }: Instrument): InstrumentProblem[] {
  const questions = sections.flatMap((section) => section.questions);
  const variables = [...questions, ...(derived ?? []), ...(rankings ?? [])].map(({ id }) => id);
  return [
    ...twice(variables).map((id) =>
      error(id, `「${id}」という番号が二度使われています。`, `The id "${id}" is used twice.`),
    ),
    ...twice(sections.map(({ id }) => id)).map((id) =>
      error(id, `区分「${id}」が二つあります。`, `There are two sections "${id}".`),
    ),
    ...questions.flatMap((question) => [...sameOptions(question), ...sameLabels(question)]),
  ];
}

function sameOptions(question: Question): InstrumentProblem[] {
  const lists = [
    ...("options" in question ? [question.options] : []),
    ...(question.kind === "matrix" ? [question.rows] : []),
  ];
  return lists.flatMap((list) =>
    twice(list.map(({ id }) => id)).map((id) =>
      error(question.id, `選択肢または項目の番号「${id}」が二度使われています。`, `"${id}" names two options or rows.`),
    ),
  );
}

/** Files of answers name options by their label. */
function sameLabels(question: Question): InstrumentProblem[] {
  if (!("options" in question)) return [];
  const labels = question.options.map(({ label }) => label.ja);
  return [...new Set(labels.filter((label, at) => labels.indexOf(label) < at))].map((label) =>
    caution(question.id, `同じ選択肢「${label}」が二つあります。`, `Two options are called "${label}".`),
  );
}

function questionLimits(question: Question): InstrumentProblem[] {
  const { id } = question;
  const crossed = error(id, "下限が上限より大きくなっています。", "The lower limit is above the upper one.");
  switch (question.kind) {
    case "multiple": {
      const { atLeast = 1, atMost = question.options.length, options } = question;
      const together = options.filter(({ exclusive }) => !exclusive).length;
      if (atLeast > atMost) return [crossed];
      return atLeast > Math.max(1, together)
        ? [
            error(
              id,
              `${atLeast}個以上は選べません。選択肢が足りません。`,
              `There are fewer than ${atLeast} options to pick.`,
            ),
          ]
        : [];
    }
    case "number":
    case "date":
      return question.min !== undefined && question.max !== undefined && question.min > question.max ? [crossed] : [];
    case "single":
      return (question.correct ?? [])
        .filter((answer) => !question.options.some((option) => option.id === answer))
        .map((answer) =>
          error(id, `正答「${answer}」は選択肢にありません。`, `The correct answer "${answer}" is no option.`),
        );
    default:
      return [];
  }
}

function checkDerived(instrument: Instrument): InstrumentProblem[] {
  const places = questionPlaces(instrument);
  const lacks = (id: ItemId, named: ItemId, kind: string, fits: (question: Question) => boolean) => {
    const question = places.get(named)?.question;
    if (question && fits(question)) return [];
    return [error(id, `「${named}」は${kind}ではありません。`, `"${named}" is not of the kind that is needed here.`)];
  };
  return (instrument.derived ?? []).flatMap((derived): InstrumentProblem[] => {
    const { id } = derived;
    if ("groups" in derived)
      return twice(derived.groups.map((group) => group.id)).map((group) =>
        error(id, `群「${group}」が二つあります。`, `There are two groups "${group}".`),
      );
    const { number } = derived;
    if ("score" in number)
      return number.score.flatMap((named) =>
        lacks(id, named, "正答のある設問", (one) => one.kind === "single" && one.correct !== undefined),
      );
    if ("picked" in number) return lacks(id, number.picked, "複数回答の設問", ({ kind }) => kind === "multiple");
    return number.sum.flatMap((named) => lacks(id, named, "数を答える設問", ({ kind }) => kind === "number"));
  });
}

function checkRankings(instrument: Instrument): InstrumentProblem[] {
  const places = questionPlaces(instrument);
  return (instrument.rankings ?? []).flatMap(({ id, questions }): InstrumentProblem[] => {
    const members = questions.map((named) => places.get(named));
    const optionsOf = (at: number) => {
      const question = members[at]?.question;
      return question?.kind === "single" ? question.options.map((option) => option.id).join("\n") : null;
    };
    if (members.some((member, at) => !member || member.section.repeats || optionsOf(at) === null))
      return [
        error(
          id,
          "順位には、繰り返さない区分の、一つを選ぶ設問だけを並べられます。",
          "A ranking is made of single-choice questions outside repeated sections.",
        ),
      ];
    return members.some((_, at) => optionsOf(at) !== optionsOf(0))
      ? [
          error(
            id,
            "順位の設問は、選択肢がみな同じでなければなりません。",
            "The questions of a ranking need the same options.",
          ),
        ]
      : [];
  });
}

function checkFollows(instrument: Instrument): InstrumentProblem[] {
  const places = questionPlaces(instrument);
  return (instrument.follows?.changes ?? []).flatMap((change): InstrumentProblem[] => {
    const question = places.get(change.question)?.question;
    if (!question)
      return [
        error(
          change.question,
          "前の版との対応にあるこの設問は、この版にありません。",
          "The mapping names a question this edition lacks.",
        ),
      ];
    if (change.change !== "options" || !("options" in question)) return [];
    const known = new Set(question.options.map(({ id }) => id));
    return change.options
      .flatMap(({ now }) => now)
      .filter((id) => !known.has(id))
      .map((id) =>
        error(
          question.id,
          `前の版との対応にある選択肢「${id}」は、この版にありません。`,
          `The mapping names an option "${id}" this edition lacks.`,
        ),
      );
  });
}

/** What nobody can be asked, however they answer; and alternatives that never hold. */
function deadBranches(instrument: Instrument): InstrumentProblem[] {
  const problems: InstrumentProblem[] = [];
  const never = (condition: Condition) => canHold(instrument, condition) === false;
  for (const section of instrument.sections) {
    if (section.show && never(section.show)) {
      problems.push(deadSection(section.id));
      continue;
    }
    for (const question of section.questions) {
      if (!question.show || refersToThing(instrument, question.show)) continue;
      const whole: Condition = section.show ? { all: [section.show, question.show] } : question.show;
      if (never(whole)) problems.push(deadQuestion(question.id));
      else if ("any" in question.show)
        for (const [at, part] of question.show.any.entries()) if (never(part)) problems.push(deadPart(question.id, at));
    }
  }
  for (const derived of derivedById(instrument).values()) {
    if (!("groups" in derived)) continue;
    for (const [at, group] of derived.groups.entries()) {
      const before = derived.groups.slice(0, at).map(({ when }): Condition => ({ not: when }));
      if (never({ all: [group.when, ...before] })) problems.push(deadGroup(derived.id, group.id));
    }
  }
  return problems;
}

/** Conditions on the thing itself are answered for each thing; they are not tried. */
function refersToThing(instrument: Instrument, condition: Condition): boolean {
  const places = questionPlaces(instrument);
  return leavesOf(condition).some((leaf) => "question" in leaf && places.get(leaf.question)?.section.repeats);
}

const deadSection = (id: string) =>
  error(
    id,
    "この区分は、どう答えても尋ねられません。条件を確かめてください。",
    "Whatever is answered, this section is never asked.",
  );
const deadQuestion = (id: string) =>
  error(
    id,
    "この設問は、どう答えても尋ねられません。条件を確かめてください。",
    "Whatever is answered, this question is never asked.",
  );
const deadPart = (id: string, at: number) =>
  caution(
    id,
    `条件の${at + 1}番目は、どう答えても成り立ちません。`,
    `Alternative ${at + 1} of the condition never holds.`,
  );
const deadGroup = (id: string, group: string) =>
  caution(id, `群「${group}」に入る回答はありません。`, `No answer comes into the group "${group}".`);
