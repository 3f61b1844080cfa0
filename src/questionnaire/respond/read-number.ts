import { ok, type Result, refuse } from "../../shared/result.ts";
import type { Question } from "../instrument/instrument.ts";

/**
 * A number as people type it: full-width figures, digit grouping, 百床 not. Null: nothing is typed.
 */
export function readNumber(
  text: string,
  { min, max, integer }: Pick<Extract<Question, { kind: "number" }>, "min" | "max" | "integer">,
): Result<number | null, "not_a_number" | "not_whole" | "out_of_range"> {
  const plain = text
    .normalize("NFKC")
    .replaceAll(/[,\s]/g, "")
    .replace(/^[−ー‐]/, "-");
  if (plain === "") return ok(null);
  if (!/^-?\d{1,15}(\.\d{1,9})?$/.test(plain)) return refuse("not_a_number");
  const number = Number(plain);
  if (integer && !Number.isInteger(number)) return refuse("not_whole");
  if ((min !== undefined && number < min) || (max !== undefined && number > max)) return refuse("out_of_range");
  return ok(number);
}
