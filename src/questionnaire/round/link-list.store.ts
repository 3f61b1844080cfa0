import { randomInt } from "node:crypto";
import { sql } from "kysely";
import type { Trx } from "../../platform/db/tables.ts";
import { writeCsv } from "../../platform/spreadsheet/write-csv.ts";
import { answerPath } from "../respond/route-contracts.ts";
import type { RoundContext } from "./context.store.ts";
import { linkSecrets } from "./link-secret.store.ts";
import type { StoredRound } from "./read-round.store.ts";

/**
 * Links to be handed over, as CSV. In an anonymous round they stand without a name and in random order, and where mail leaves only those
 * that nobody gets by mail: whoever prints the list must not come to know which link is whose.
 */
export async function linkList(
  trx: Trx,
  { publicUrl, roundKey, mailServer }: Pick<RoundContext, "publicUrl" | "roundKey" | "mailServer">,
  round: StoredRound,
): Promise<{ bytes: Buffer; links: number }> {
  const { rows } = await sql<{ id: string; name: string | null; email: string | null }>`
    select id, name, email from questionnaire_invitation
    where organisation_id = ${round.organisationId} and round_id = ${round.id} and stopped_on is null
      and (email is null or not (${round.anonymous} and ${mailServer}))
    order by name nulls last, id`.execute(trx);
  const secretOf = round.linkKey ? linkSecrets(roundKey, round.linkKey) : null;
  const listed = secretOf ? rows : [];
  const order = round.anonymous ? inRandomOrder(listed) : listed;
  const lines = order.map(({ id, name, email }, index) => {
    const link = secretOf ? new URL(answerPath(secretOf(id)), publicUrl).toString() : "";
    return { cells: round.anonymous ? [index + 1, link] : [name, email, link] };
  });
  const heads = round.anonymous ? ["番号", "リンク"] : ["名称", "メールアドレス", "リンク"];
  const columns = heads.map((header) => ({ header, width: 40 }));
  const made = writeCsv({ name: "links", columns, rows: lines }, { encoding: "utf-8-bom" });
  if (!made.ok) throw new Error("UTF-8 holds every character");
  return { bytes: made.value.bytes, links: lines.length };
}

function inRandomOrder<T>(things: readonly T[]): T[] {
  const keyed = things.map((thing) => ({ thing, key: randomInt(2 ** 47) }));
  return keyed.sort((a, b) => a.key - b.key).map(({ thing }) => thing);
}
