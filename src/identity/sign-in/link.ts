import { ok, type Result, refuse } from "../../shared/result.ts";

/** A one-time link as stored. */
export interface StoredLink {
  expiresAt: Date;
  usedAt: Date | null;
  revokedAt: Date | null;
}

export const setupLinkHours = 24;
export const invitationDays = 7;
export const passwordResetMinutes = 30;

export type LinkRefusal = "link_wrong" | "link_used" | "link_revoked" | "link_expired";

/** Used before expired: somebody who opens an old link of an accepted invitation should read that it was accepted. */
export function openLink<Link extends StoredLink>(link: Link | undefined, now: Date): Result<Link, LinkRefusal> {
  if (!link) return refuse("link_wrong");
  if (link.usedAt) return refuse("link_used");
  if (link.revokedAt) return refuse("link_revoked");
  if (link.expiresAt <= now) return refuse("link_expired");
  return ok(link);
}
