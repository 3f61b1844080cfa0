import { z } from "zod";
import { ItemId } from "./instrument.ts";

/** What somebody answered to one question. A question without an entry was not asked (非該当) or left open (無回答): which, the evaluator says. */
export const AnswerValue = z.union([
  /** Single and multiple choice: ids in the order of the instrument; the words that go with an "other" option by its id. */
  z.strictObject({ picked: z.array(ItemId).min(1), words: z.record(ItemId, z.string().max(1000)).optional() }),
  z.strictObject({ number: z.number() }),
  z.strictObject({ text: z.string().min(1).max(10_000) }),
  z.strictObject({ date: z.iso.date() }),
  /** Matrix: the option picked by row; rows left open have no entry. */
  z.strictObject({ rows: z.record(ItemId, ItemId) }),
  z.strictObject({ refused: z.literal(true) }),
]);
export type AnswerValue = z.infer<typeof AnswerValue>;

/** By question. */
export const AnswerMap = z.record(ItemId, AnswerValue);
export type AnswerMap = z.infer<typeof AnswerMap>;

/** One respondent's answers. What is asked anew for each thing stands under its section, one map for each thing. */
export const Answers = z.strictObject({
  values: AnswerMap,
  repeated: z.record(ItemId, z.array(AnswerMap)).optional(),
});
export type Answers = z.infer<typeof Answers>;
