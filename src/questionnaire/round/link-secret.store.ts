import { createHash, createHmac, randomBytes } from "node:crypto";
import { join } from "node:path";
import { secret } from "../../platform/data-folder.ts";
import { seal, unseal } from "../../platform/facility-key.ts";

/**
 * One secret stands in the link of a respondent. The database knows two hashes of it that cannot be told to belong together: one with
 * the invitation (who is asked), one with the ticket (what becomes of the answer). The secret itself is nowhere: it is made from the
 * round's key, which is sealed with a key outside the database and destroyed when the round closes
 * (docs/decisions/0006-anonymous-answers.md).
 */

const digest = (purpose: string, of: string) =>
  createHash("sha256").update(`sekisho/questionnaire/${purpose}\n`).update(of).digest();

export const whoHash = (linkSecret: string): string => digest("who", linkSecret).toString("base64url");
export const whatHash = (linkSecret: string): string => digest("what", linkSecret).toString("base64url");

/** Key that seals the draft of whoever holds the secret; who has a copy of the database and of the mail lacks the other half of it. */
export const draftKey = (roundKey: Buffer, linkSecret: string): Buffer =>
  createHmac("sha256", roundKey).update(digest("draft", linkSecret)).digest();

/** The key outside the database: of the data folder, for this purpose only. */
export const openRoundKey = (dataFolder: string): Buffer => digest("round", secret(join(dataFolder, "master.key")));

/** A new key for the links of a round, sealed. */
export const newLinkKey = (roundKey: Buffer): Buffer => seal(roundKey, randomBytes(32));

/** Secrets of the links of one round, by the id of the invitation: 43 letters that need no escaping in an address. */
export function linkSecrets(roundKey: Buffer, sealedLinkKey: Buffer): (invitationId: string) => string {
  const linkKey = unseal(roundKey, sealedLinkKey);
  return (invitationId) => createHmac("sha256", linkKey).update(invitationId).digest("base64url");
}
