import { Refused } from "../../platform/http/mount.ts";
import type { PublicationRefusal } from "./refusal.ts";
import { placeWords, refusalWords } from "./refusal-words.ts";

const statuses: Record<PublicationRefusal["reason"], number> = {
  not_found: 404,
  changed_meanwhile: 409,
  round_not_closed: 409,
  tables_outdated: 409,
  answers_changed_since_release: 409,
  other_state_released: 409,
  threshold_too_low: 422,
  nothing_to_publish: 422,
  not_safe: 422,
  too_few_respondents: 422,
  weighted_table: 422,
  contradicts_earlier: 409,
  not_protectable: 422,
  no_such_option: 422,
  already_withdrawn: 409,
};

/** The one place where reasons of publication become HTTP. Tables and cells that it is about are named as the place. */
export function toHttp(refusal: PublicationRefusal): Refused {
  const words = refusalWords[refusal.reason];
  return new Refused(
    statuses[refusal.reason],
    refusal.reason,
    words,
    "where" in refusal ? placeWords(refusal.where) : null,
  );
}
