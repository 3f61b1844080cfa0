import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import { z } from "zod";
import type { Trx } from "../../platform/db/tables.ts";
import { Answers } from "../instrument/answer.ts";
import { isTelling } from "../respond/suspicion.ts";
import type { StoredRound } from "./read-round.store.ts";
import { sealJson, unsealJson } from "./sealed-json.store.ts";
import { digestOf, hasSameAnswers } from "./sheet.store.ts";
import type { SheetFlag } from "./tables.store.ts";

/** What somebody handed in: the answers, apart from them what they say of themselves, and what goes with the answers. */
export const Given = z.object({
  answers: Answers,
  contact: z.record(z.string(), z.string()).nullable(),
  flags: z.array(z.enum(["same_answers", "quick", "machine"])),
  segments: z.record(z.string(), z.string()),
});
export type Given = z.infer<typeof Given>;

/**
 * An answer of an anonymous round waits sealed beside its ticket until it is written among others (`stirRound`). The key lies outside the
 * database, so that at no moment a copy of it holds an answer next to the link it came by.
 */
export const sealHandedIn = (roundKey: Buffer, given: Given): Buffer => sealJson(roundKey, given);

export const openHandedIn = (roundKey: Buffer, sealed: Buffer): Given => Given.parse(unsealJson(roundKey, sealed));

/** Keeps an answer from paper in the same way: it has no link, so it waits beside a ticket that nobody holds. */
export async function keepFromPaper(
  trx: Trx,
  { organisationId, id }: Pick<StoredRound, "organisationId" | "id">,
  roundKey: Buffer,
  given: Given,
): Promise<void> {
  await sql`insert into questionnaire_ticket (organisation_id, round_id, what_hash, anonymous, spent, handed_in, on_paper)
    values (${organisationId}, ${id}, ${randomBytes(32).toString("base64url")}, true, true, ${sealHandedIn(roundKey, given)}, true)`.execute(
    trx,
  );
}

/** Answers enough to say something, and the round has the same already. */
export async function withSameness(
  trx: Trx,
  round: Pick<StoredRound, "organisationId" | "id">,
  { answers, flags }: Pick<Given, "answers" | "flags">,
): Promise<SheetFlag[]> {
  return isTelling(answers) && (await hasSameAnswers(trx, round, digestOf(answers)))
    ? [...flags, "same_answers"]
    : flags;
}
