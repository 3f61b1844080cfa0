import type { LedgerRecord } from "../ledger/contract.ts";
import { fieldValue, isBlank, known, saysYes } from "./reading.ts";

/** The patient number stays with the data, or the other side holds the key table. */
const linkable = [
  /患者(番号|ID|氏名)[^。、]*(残る|残した|残って|残り|そのまま|付いた|付きの|付けたまま|含む|含まれる)/,
  /対応表[^。、]*(先方|相手|業者|委託先|受託)/,
  /(先方|相手|業者|委託先|受託者?)[^。、]*対応表/,
  /patient (number|id|name)s?\b[^.;]*\b(stays?|remains?|kept|included|unchanged)/i,
  /key (table|list|file)[^.;]*\b(vendor|provider|recipient|receiver)/i,
];

/**
 * Whether data called anonymised can still be traced to a patient: the field `linkable` where it is filled in, otherwise what the
 * source says next to the claim.
 */
export function saysDataStaysLinkable(connection: LedgerRecord): boolean {
  if (!isBlank(connection, "linkable")) return saysYes(connection, "linkable");
  const claim = fieldValue(connection, "anonymisationClaim");
  const raw = claim && claim.state !== "conflict" ? (claim.raw ?? "") : "";
  const comment = known(connection, "comment");
  const text = `${raw}\n${typeof comment === "string" ? comment : ""}`.normalize("NFKC");
  return linkable.some((pattern) => pattern.test(text));
}
