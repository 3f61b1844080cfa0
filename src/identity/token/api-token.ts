import { ok, type Result, refuse } from "../../shared/result.ts";
import type { Permission } from "../../shared/route.ts";

export const tokenPrefix = "sek_";
const longestDays = 366;

type Grants = readonly { facilityId: string; permissions: readonly Permission[] }[];

/** A token may never do more than its owner: every scope must be the owner's own for the facility, or for some facility of theirs. */
export function checkToken(
  wanted: { scopes: readonly Permission[]; facilityId: string | null; expiresAt: Date },
  own: Grants,
  now: Date,
): Result<null, "scope_beyond_own" | "expiry_out_of_range"> {
  const reach = own.filter(({ facilityId }) => wanted.facilityId === null || facilityId === wanted.facilityId);
  const held = new Set(reach.flatMap(({ permissions }) => permissions));
  if (!wanted.scopes.every((scope) => held.has(scope))) return refuse("scope_beyond_own");
  const days = (wanted.expiresAt.getTime() - now.getTime()) / 86_400_000;
  return days > 0 && days <= longestDays ? ok(null) : refuse("expiry_out_of_range");
}

/** What a token grants today: its scopes, as far as its owner still holds them. */
export const tokenGrants = (token: { scopes: readonly Permission[]; facilityId: string | null }, own: Grants): Grants =>
  own
    .filter(({ facilityId }) => token.facilityId === null || facilityId === token.facilityId)
    .map(({ facilityId, permissions }) => ({
      facilityId,
      permissions: permissions.filter((permission) => token.scopes.includes(permission)),
    }))
    .filter(({ permissions }) => permissions.length > 0);
