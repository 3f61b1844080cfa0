import type { Permission } from "../shared/route.ts";
import type { Finding, FindingAction } from "./contract.ts";

/** Accepting a finding is a decision about risk: it takes `finding.decide` for the finding's hospital. */
export function allowedActions(permissions: readonly Permission[], finding: Finding): FindingAction[] {
  if (!permissions.includes("finding.decide")) return [];
  if (finding.status.state === "closed") return [];
  return finding.status.state === "accepted" ? ["accept", "withdraw"] : ["accept"];
}
