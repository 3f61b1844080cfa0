import { ok, type Result, refuse } from "../../shared/result.ts";
import type { Hundredths } from "./hundredths.ts";

/** Hours × hourly rate, in whole yen: a fraction of a yen is dropped, as invoices here do. */
export const labourYen = (hundredths: Hundredths, rateYen: number): number =>
  Number((BigInt(hundredths) * BigInt(rateYen)) / 100n);

export interface Offer {
  hundredths: Hundredths;
  rateYen: number;
}

export interface OverCap {
  reason: "over_cap";
  labourYen: number;
  capYen: number;
}

/** Labour of a quotation; travel and outlay stand apart and have no limit. */
export function quote({ hundredths, rateYen }: Offer, capYen: number | null): Result<{ labourYen: number }, OverCap> {
  const labour = labourYen(hundredths, rateYen);
  return capYen !== null && labour > capYen
    ? refuse({ reason: "over_cap", labourYen: labour, capYen })
    : ok({ labourYen: labour });
}

export interface ClosingFigures {
  planned: Hundredths;
  actual: Hundredths;
  rateYen: number;
  labourYen: number;
  /** What of the labour is paid: never more than the limit. */
  payableLabourYen: number;
  expensesYen: number;
}

/** What a survey came to: hours as worked, at the rate that was offered, labour up to the limit, outlay as spent. */
export function closingFigures(
  hours: { planned: Hundredths; actual: Hundredths },
  rateYen: number,
  expensesYen: number,
  capYen: number | null,
): ClosingFigures {
  const labour = labourYen(hours.actual, rateYen);
  const payableLabourYen = capYen === null ? labour : Math.min(labour, capYen);
  return { ...hours, rateYen, labourYen: labour, payableLabourYen, expensesYen };
}
