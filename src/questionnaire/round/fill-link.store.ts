import type { Db } from "../../platform/db/tables.ts";
import { inOrganisation } from "../../platform/db/tenant.ts";
import { answerPath } from "../respond/route-contracts.ts";
import { linkMarkPattern } from "./invitation-mail.ts";
import { linkSecrets } from "./link-secret.store.ts";
import { findRound } from "./read-round.store.ts";

/** Refused for good, as a mail server would: it is not tried again. */
class RoundOver extends Error {
  readonly responseCode = 550;
}

/**
 * Puts the link into a mail at the moment it leaves. The stored mail holds only a mark, so that neither the database nor the list of
 * sent mails ever had the secret.
 * @throws RoundOver when the round has closed in the meantime and its key is destroyed
 */
export const fillLinks =
  (db: Db, roundKey: Buffer) =>
  async (text: string): Promise<string> => {
    const [mark, organisationId = "", roundId = "", invitationId = ""] = linkMarkPattern.exec(text) ?? [];
    if (mark === undefined) return text;
    const round = await inOrganisation(db, organisationId, (trx) => findRound(trx, organisationId, roundId));
    if (!round?.linkKey) throw new RoundOver("the round is over");
    const secret = linkSecrets(roundKey, round.linkKey)(invitationId);
    // Behind the # of the address, which stands before the mark already.
    return text.replace(mark, answerPath(secret).slice("/q#".length));
  };
