import type { AnswerMap, Answers, AnswerValue } from "../../src/questionnaire/instrument/answer.ts";
import { withoutUnasked } from "../../src/questionnaire/instrument/evaluate.ts";
import type { Instrument, ItemId, Option, Question } from "../../src/questionnaire/instrument/instrument.ts";

/** One question in so many is left open. */
const openEvery = 20;

const segments = {
  bedClass: ["none", "clinic", "small", "middle", "large"],
  founderClass: ["C1", "C2", "P1", "P2"],
  region: ["kantoshinetsu", "kinki", "kyushu", "tohoku", "hokkaido"],
};

/** Answers as the form would have let people give them: nothing to questions that are not asked, no broken exclusives, no rank twice. */
export function* inventedAnswers(instrument: Instrument, people: number, seed: number) {
  const random = randomFrom(seed);
  const one = <T>(from: readonly T[]): T => {
    const chosen = from[Math.floor(random() ** 2 * from.length)];
    if (chosen === undefined) throw new Error("nothing to choose from");
    return chosen;
  };
  for (let person = 0; person < people; person += 1) {
    const values: [ItemId, AnswerValue][] = [];
    const taken = new Map<ItemId, Set<ItemId>>();
    for (const question of instrument.sections.flatMap(({ questions }) => questions)) {
      if (random() * openEvery < 1) continue;
      const ranking = instrument.rankings?.find(({ questions }) => questions.includes(question.id))?.id;
      const before = ranking && (taken.get(ranking) ?? new Set());
      const value = answerTo(question, random, one, before || undefined);
      if (!value) continue;
      values.push([question.id, value]);
      if (ranking && before && "picked" in value) taken.set(ranking, before.add(value.picked[0] as ItemId));
    }
    const answers: Answers = withoutUnasked(instrument, { values: Object.fromEntries(values) as AnswerMap });
    const own = Object.fromEntries(Object.entries(segments).map(([name, classes]) => [name, one(classes)]));
    yield { answers, segments: own };
  }
}

function answerTo(
  question: Question,
  random: () => number,
  one: <T>(from: readonly T[]) => T,
  taken: ReadonlySet<ItemId> | undefined,
): AnswerValue | null {
  switch (question.kind) {
    case "single": {
      const free = offered(question.options).filter(({ id }) => !taken?.has(id));
      return { picked: [one(free).id] };
    }
    case "multiple": {
      const options = offered(question.options);
      const first = one(options);
      if (first.exclusive) return { picked: [first.id] };
      const others = options.filter(({ id, exclusive }) => id === first.id || (!exclusive && random() < 0.3));
      return { picked: others.slice(0, question.atMost ?? others.length).map(({ id }) => id) };
    }
    case "number":
      return { number: (question.min ?? 0) + Math.floor(random() ** 3 * Math.min(50, question.max ?? 50)) };
    case "matrix":
      return { rows: Object.fromEntries(question.rows.map(({ id }) => [id, one(question.options).id])) };
    case "date":
      return { date: "2026-11-20" };
    case "text":
      return question.contact || random() < 0.7 ? null : { text: "架空の意見です。" };
  }
}

const offered = (options: readonly Option[]) => options.filter(({ notOffered }) => !notOffered);

/** Mulberry32: the same answers in each run. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
