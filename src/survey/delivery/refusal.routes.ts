import { Refused } from "../../platform/http/mount.ts";
import { type DeliveryRefusal, wordsOf } from "./refusal.ts";

/** The one place where reasons about deliveries become HTTP. */
export function toHttp(refusal: DeliveryRefusal): Refused {
  const { status, ...words } = wordsOf(refusal);
  const place = "kinds" in refusal ? refusal.kinds.join(" ") : null;
  return new Refused(status, refusal.reason, words, place);
}
