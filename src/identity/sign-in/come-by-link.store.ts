import type { Db } from "../../platform/db/tables.ts";
import { ok, type Result, refuse } from "../../shared/result.ts";
import { beginLinkUse, noteLinkOpened } from "./lock-out.store.ts";
import { hashOf } from "./one-time-secret.store.ts";

/** Whoever holds the secret of a link that leads to a hospital. */
export interface LinkComer {
  facilityId: string;
  tokenHash: string;
}

/**
 * Counts the use and finds the hospital that the secret leads to; whether the link is still in force is seen there.
 * @param facilityOf the hospital of a link, by its secret's hash
 */
export async function comeByLink(
  { db, now }: { db: Db; now(): Date },
  token: string,
  address: string,
  facilityOf: (tokenHash: string) => Promise<string | null>,
): Promise<Result<LinkComer, "link_wrong" | "too_many_attempts">> {
  const tokenHash = hashOf(token);
  const begun = await beginLinkUse(db, tokenHash, address, now());
  if (!begun.ok) return begun;
  const facilityId = await facilityOf(tokenHash);
  if (!facilityId) return refuse("link_wrong");
  await noteLinkOpened(db, begun.value.attemptId);
  return ok({ facilityId, tokenHash });
}
