import type { ProtectionRefusal } from "../disclosure/protection.ts";

/** What somebody who publishes can be told. `where`: tables or cells in words. */
export type PublicationRefusal =
  | { reason: "not_found" }
  /** The tables, or what was released before, are not what was looked at. */
  | { reason: "changed_meanwhile" }
  | { reason: "round_not_closed" }
  /** Answers came, went or changed after the kept tables were made. */
  | { reason: "tables_outdated" }
  /** An earlier release stands on other answers: the difference would tell of those that changed. */
  | { reason: "answers_changed_since_release" }
  /** Of one survey programme, another state of the answers was released: the two could be subtracted from each other. */
  | { reason: "other_state_released" }
  /** The survey programme promised its hospitals a higher one. */
  | { reason: "threshold_too_low"; where: readonly string[] }
  | { reason: "nothing_to_publish" }
  /** The auditor found figures that an outsider can work out. */
  | { reason: "not_safe"; where: readonly string[] }
  | ProtectionRefusal
  | { reason: "already_withdrawn" };
