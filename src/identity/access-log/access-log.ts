import type { Actor } from "../../shared/actor.ts";
import type { RouteContract } from "../../shared/route.ts";
import type { AccessManner } from "./access-log-contract.ts";

/** Pictures that pages show in place: whoever looks at the page has not taken a file along. */
const shownOnThePage = new Set(["drawPicture", "getAttachment"]);

/** Looked at on screen, taken along as a file, or written. Files matter most to the hospital: what left cannot be closed any more. */
export function mannerOf({
  id,
  method,
  binaryReply,
}: Pick<RouteContract, "id" | "method" | "binaryReply">): AccessManner {
  if (binaryReply && !shownOnThePage.has(id)) return "took";
  return method === "GET" ? "looked" : "wrote";
}

/** The permission that says in a word what was done; null where the route asks for none. */
export const taskOf = ({ access }: Pick<RouteContract, "access">): string | null =>
  "permission" in access ? access.permission : null;

/** Full hours, as the log counts. */
export const hourOf = (moment: Date): Date => new Date(Math.floor(moment.getTime() / 3_600_000) * 3_600_000);

/** By which organisations' engagements the person reaches the hospital; null for its own people, whom the audit chain follows. */
export function engagedThrough(
  { personId, facilities }: Pick<Actor, "personId" | "facilities">,
  facilityId: string,
): { personId: string; organisationIds: readonly string[] } | null {
  const through = facilities.find((one) => one.facilityId === facilityId)?.through ?? [];
  return personId === null || through.length === 0 ? null : { personId, organisationIds: through };
}
