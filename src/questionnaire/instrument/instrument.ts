import { z } from "zod";

/**
 * An instrument (調査票) as data: what is asked, of whom, and what may be answered. One edition of it never changes once a round has
 * used it. The same shape is the JSON file, the row in the database and what the designer edits; `reference/instrument.schema.json` is
 * made from it.
 */

/** Of a question, option, row, section, derived variable: what answers, conditions and tables refer to. Never reused for another thing. */
export const ItemId = z
  .string()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u)
  .brand<"ItemId">();
export type ItemId = z.infer<typeof ItemId>;

/** Japanese always, other languages where somebody wrote them. */
export const Wording = z.object({
  ja: z.string().trim().min(1).max(2000),
  en: z.string().trim().min(1).max(2000).optional(),
});
export type Wording = z.infer<typeof Wording>;

export const Option = z.object({
  id: ItemId,
  label: Wording,
  /** Cannot be picked together with another ("none of these"). */
  exclusive: z.boolean().optional(),
  /** Comes with a field for words of one's own. */
  other: z.boolean().optional(),
  /** Known from answers that came on paper or from elsewhere; the form does not offer it. */
  notOffered: z.boolean().optional(),
  /** What files of answers call it besides; "情報部門…": every name that begins so. */
  also: z.array(z.string().trim().min(2).max(200)).optional(),
});
export type Option = z.infer<typeof Option>;

/**
 * When something is asked. Two-valued: what was not asked, not answered or refused is none of its options, has no count and no number, so
 * a leaf about it is false, and `not` of that leaf is true ("1-1 が いいえ 以外" includes those who left 1-1 open).
 */
export type Condition =
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }
  /** One of these options is picked (in `row` of a matrix). */
  | { question: ItemId; row?: ItemId | undefined; is: ItemId[] }
  /** That many options are picked. */
  | { question: ItemId; picked: { min?: number | undefined; max?: number | undefined } }
  /** The number answered lies within, ends included. */
  | { question: ItemId; between: { min?: number | undefined; max?: number | undefined } }
  | { question: ItemId; answered: boolean }
  /** The derived variable is in one of these groups. */
  | { derived: ItemId; is: ItemId[] };

const Range = z.object({ min: z.number().optional(), max: z.number().optional() });
export const Condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(Condition).min(1) }),
    z.strictObject({ any: z.array(Condition).min(1) }),
    z.strictObject({ not: Condition }),
    z.strictObject({ question: ItemId, row: ItemId.optional(), is: z.array(ItemId).min(1) }),
    z.strictObject({ question: ItemId, picked: Range }),
    z.strictObject({ question: ItemId, between: Range }),
    z.strictObject({ question: ItemId, answered: z.boolean() }),
    z.strictObject({ derived: ItemId, is: z.array(ItemId).min(1) }),
  ]),
);

const asked = {
  id: ItemId,
  /** In a few words, as tables and lists name it. */
  label: Wording,
  /** As the respondent reads it; the label where it is left out. */
  text: Wording.optional(),
  help: Wording.optional(),
  /** Left out: asked of everybody who is asked its section. */
  show: Condition.optional(),
  required: z.boolean().optional(),
  /** "回答しない" may be chosen. */
  mayRefuse: z.boolean().optional(),
};

export const Question = z.discriminatedUnion("kind", [
  z.strictObject({
    ...asked,
    kind: z.literal("single"),
    options: z.array(Option).min(1).max(300),
    /** The options are steps of one scale, in order; mean and rank tests make sense. */
    scale: z.boolean().optional(),
    /** Of a knowledge question. */
    correct: z.array(ItemId).min(1).optional(),
  }),
  z.strictObject({
    ...asked,
    kind: z.literal("multiple"),
    options: z.array(Option).min(1).max(300),
    atLeast: z.int().min(1).optional(),
    atMost: z.int().min(1).optional(),
  }),
  z.strictObject({
    ...asked,
    kind: z.literal("number"),
    unit: Wording.optional(),
    min: z.number().optional(),
    max: z.number().optional(),
    integer: z.boolean().optional(),
  }),
  z.strictObject({
    ...asked,
    kind: z.literal("text"),
    lines: z.int().min(1).max(20).optional(),
    maxLength: z.int().min(1).max(10_000).optional(),
    /** Says who answers (name, mail address): stored apart from every answer, and in no table. */
    contact: z.boolean().optional(),
  }),
  z.strictObject({ ...asked, kind: z.literal("date"), min: z.iso.date().optional(), max: z.iso.date().optional() }),
  z.strictObject({
    ...asked,
    kind: z.literal("matrix"),
    rows: z
      .array(z.strictObject({ id: ItemId, label: Wording }))
      .min(1)
      .max(100),
    /** One is picked for each row. */
    options: z.array(Option).min(1).max(30),
    scale: z.boolean().optional(),
  }),
]);
export type Question = z.infer<typeof Question>;
export type QuestionKind = Question["kind"];

export const Section = z.strictObject({
  id: ItemId,
  label: Wording,
  intro: Wording.optional(),
  show: Condition.optional(),
  /** Asked anew for each thing of a kind ("サービスごと"): what the things are, and of how many at most. */
  repeats: z.strictObject({ of: Wording, atMost: z.int().min(2).max(100) }).optional(),
  questions: z.array(Question).min(1),
});
export type Section = z.infer<typeof Section>;

/** Single-choice questions with the same options that together give a ranking: no option may be given two places. */
export const Ranking = z.strictObject({
  id: ItemId,
  label: Wording,
  /** First place first. */
  questions: z.array(ItemId).min(2),
});
export type Ranking = z.infer<typeof Ranking>;

/** Made from answers: groups (the first whose condition holds; none: the variable has no value), or a number. */
export const Derived = z.union([
  z.strictObject({
    id: ItemId,
    label: Wording,
    groups: z.array(z.strictObject({ id: ItemId, label: Wording, when: Condition })).min(1),
  }),
  z.strictObject({
    id: ItemId,
    label: Wording,
    number: z.union([
      /** Correct answers among the knowledge questions named. */
      z.strictObject({ score: z.array(ItemId).min(1) }),
      z.strictObject({ picked: ItemId }),
      z.strictObject({ sum: z.array(ItemId).min(1) }),
    ]),
  }),
]);
export type Derived = z.infer<typeof Derived>;

/** How this edition follows from the one before. What is not named stayed as it was if its id did. */
export const EditionChange = z.union([
  z.strictObject({ question: ItemId, change: z.literal("new") }),
  z.strictObject({ question: ItemId, change: z.literal("renamed"), before: ItemId }),
  z.strictObject({
    question: ItemId,
    change: z.literal("options"),
    /** Options before → options now. Split: one to several. Joined: several to one. Added: none to one. Dropped: one to none. */
    options: z.array(z.strictObject({ before: z.array(ItemId), now: z.array(ItemId) })).min(1),
  }),
]);
export type EditionChange = z.infer<typeof EditionChange>;

export const Instrument = z.strictObject({
  format: z.literal("sekisho/instrument/1"),
  id: ItemId,
  edition: z.string().trim().min(1).max(40),
  title: Wording,
  /** Who asks, what for, what becomes of the answers: the page before the first question. */
  intro: Wording.optional(),
  thanks: Wording.optional(),
  /** Where the questions come from, and how sure their wording is. */
  source: z
    .strictObject({ doc: z.string(), certainty: z.enum(["seed", "found", "from_memory", "proposal"]) })
    .optional(),
  sections: z.array(Section).min(1),
  rankings: z.array(Ranking).optional(),
  derived: z.array(Derived).optional(),
  follows: z.strictObject({ edition: z.string(), changes: z.array(EditionChange) }).optional(),
});
export type Instrument = z.infer<typeof Instrument>;
