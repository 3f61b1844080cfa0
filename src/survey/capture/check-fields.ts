import { checkProblem } from "../checklist/check.ts";
import { CheckFields, type CheckProblem } from "../checklist/contract.ts";
import type { CapturedValues } from "./operation.ts";

/** When and at which visit a check was made: each check has its own, so they never speak against one another. */
export const circumstances: readonly string[] = ["checkedOn", "visit"];

/**
 * What still keeps an answer on the device from being complete; the same rule as the server's. "no_answer": nothing is chosen yet.
 * @param today ISO date in Japan
 */
export function answerProblem(
  values: CapturedValues,
  sheet: { targetRequired: boolean },
  today: string,
): CheckProblem | "no_answer" | null {
  const given = Object.entries(values).filter(([, value]) => value !== null);
  const fields = CheckFields.safeParse(Object.fromEntries(given));
  return fields.success ? checkProblem(fields.data, sheet, today) : "no_answer";
}
