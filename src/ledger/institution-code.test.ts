import { expect, test } from "vitest";
import { institutionCodeProblem } from "./institution-code.ts";

test("the published example is valid and the same code with another check digit is not", () => {
  expect(institutionCodeProblem("0110113719")).toBeNull();
  expect(institutionCodeProblem("0110113718")).toBe("wrong_check_digit");
});

test("length and prefecture are told apart from the check digit", () => {
  expect(institutionCodeProblem("011011371")).toBe("not_ten_digits");
  expect(institutionCodeProblem("０１１０１１３７１９")).toBe("not_ten_digits");
  expect(institutionCodeProblem("4810113719")).toBe("no_such_prefecture");
});
