import { expect, test } from "vitest";
import { closingFigures, quote } from "./quotation.ts";
import { wordsOf } from "./refusal.ts";

test("200 hours at 15,000 yen are exactly the limit, and one hundredth more is refused with the figures", () => {
  expect(quote({ hundredths: 20_000, rateYen: 15_000 }, 3_000_000)).toEqual({
    ok: true,
    value: { labourYen: 3_000_000 },
  });
  const over = quote({ hundredths: 20_001, rateYen: 15_000 }, 3_000_000);
  if (over.ok) throw new Error("not refused");
  expect(over.error).toEqual({ reason: "over_cap", labourYen: 3_000_150, capYen: 3_000_000 });
  const { ja, en } = wordsOf(over.error);
  for (const figure of ["3,000,150", "3,000,000", "150"])
    expect([ja, en].every((text) => text.includes(figure))).toBe(true);
});

test("a fraction of a yen is dropped", () => {
  expect(quote({ hundredths: 33, rateYen: 10_001 }, null)).toEqual({ ok: true, value: { labourYen: 3_300 } });
});

test("more hours than quoted are shown in full and paid up to the limit; outlay is not limited", () => {
  expect(closingFigures({ planned: 20_000, actual: 30_000 }, 15_000, 412_300, 3_000_000)).toEqual({
    planned: 20_000,
    actual: 30_000,
    rateYen: 15_000,
    labourYen: 4_500_000,
    payableLabourYen: 3_000_000,
    expensesYen: 412_300,
  });
});
