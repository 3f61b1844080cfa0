import { Refused } from "../../platform/http/mount.ts";
import { type HoursRefusal, wordsOf } from "./refusal.ts";

/** The one place where reasons about hours become HTTP. */
export function toHttp(refusal: HoursRefusal): Refused {
  const { status, ...words } = wordsOf(refusal);
  const place = "day" in refusal ? refusal.day : "rowId" in refusal ? refusal.rowId : null;
  return new Refused(status, refusal.reason, words, place);
}
