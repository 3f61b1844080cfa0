import { canonicalJson } from "../shared/canonical-json.ts";
import { ok, type Result, refuse } from "../shared/result.ts";
import type { Finding, FindingEvent, FindingFact, FindingRefusalReason, FindingStatus } from "./contract.ts";

export const findingKey = (fact: Pick<FindingFact, "rule" | "on" | "ref">): string =>
  `${fact.rule}:${fact.on}:${fact.ref}`;

const japanOffsetMillis = 9 * 60 * 60 * 1000;

/** The calendar day in Japan, yyyy-mm-dd. */
const dayInJapan = (now: Date): string => new Date(now.getTime() + japanOffsetMillis).toISOString().slice(0, 10);

const become = (finding: Finding, status: FindingStatus, event: FindingEvent): Finding => ({
  ...finding,
  status,
  history: [...finding.history, event],
});

const begin = (fact: FindingFact, at: string): Finding => ({
  key: findingKey(fact),
  fact,
  status: { state: "open", since: at },
  history: [{ type: "found", at }],
});

/** Keeps the very object when nothing is new, so that a caller sees by identity what has to be saved. */
const restate = (finding: Finding, fact: FindingFact): Finding =>
  canonicalJson(finding.fact) === canonicalJson(fact) ? finding : { ...finding, fact };

function stillThere(finding: Finding, fact: FindingFact, now: Date): Finding {
  const current = restate(finding, fact);
  const at = now.toISOString();
  const { status } = current;
  if (status.state === "closed") return become(current, { state: "reopened", since: at }, { type: "reopened", at });
  if (status.state === "accepted" && status.until < dayInJapan(now)) {
    return become(current, { state: "reopened", since: at }, { type: "lapsed", at });
  }
  return current;
}

function gone(finding: Finding, now: Date): Finding {
  if (finding.status.state === "closed") return finding;
  const at = now.toISOString();
  return become(finding, { state: "closed", since: at }, { type: "closed", at });
}

/**
 * Brings the findings of one facility in line with what its rules say now: new facts open a finding, vanished ones close it, facts
 * that come back and acceptances past their last day reopen it.
 * @param previous all findings of the facility that these rules ever made, closed ones included
 * @param facts    every fact of the same rules now
 * @returns all findings: the previous ones in their order (unchanged ones are the same objects), then the new ones
 */
export function reconcile(previous: readonly Finding[], facts: readonly FindingFact[], now: Date): Finding[] {
  const current = new Map(facts.map((fact) => [findingKey(fact), fact]));
  const kept = previous.map((finding) => {
    const fact = current.get(finding.key);
    current.delete(finding.key);
    return fact ? stillThere(finding, fact, now) : gone(finding, now);
  });
  return [...kept, ...[...current.values()].map((fact) => begin(fact, now.toISOString()))];
}

/**
 * Accepts a finding as it is, for a reason and up to a day (inclusive). Accepting again replaces reason and day.
 * @param actor id of the person
 * @param until yyyy-mm-dd, after today in Japan
 */
export function accept(
  finding: Finding,
  actor: string,
  reason: string,
  until: string,
  now: Date,
): Result<Finding, FindingRefusalReason> {
  if (finding.status.state === "closed") return refuse("finding_is_closed");
  if (reason.trim() === "") return refuse("reason_missing");
  if (until <= dayInJapan(now)) return refuse("until_not_in_future");
  const decision = { by: actor, reason: reason.trim(), until };
  const at = now.toISOString();
  return ok(become(finding, { state: "accepted", since: at, ...decision }, { type: "accepted", at, ...decision }));
}

/** Takes an acceptance back; the finding is open again. */
export function withdraw(finding: Finding, actor: string, now: Date): Result<Finding, FindingRefusalReason> {
  if (finding.status.state !== "accepted") return refuse("finding_not_accepted");
  const at = now.toISOString();
  return ok(become(finding, { state: "reopened", since: at }, { type: "withdrawn", at, by: actor }));
}
