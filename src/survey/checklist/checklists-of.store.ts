import { sql } from "kysely";
import type { Trx } from "../../platform/db/tables.ts";
import { Checklist } from "./contract.ts";
import { shippedChecklists, usedFromTheStart } from "./shipped.ts";

/** A checklist as a programme uses it. */
export interface ProgrammeChecklist {
  checklist: Checklist;
  inUse: boolean;
  /** Brought by the secretariat. */
  own: boolean;
  /** Official words by item id. */
  wordings: ReadonlyMap<string, { wording: string; how: "confirmed" | "imported"; by: string; at: Date }>;
}

/** All checklists a programme knows: those that come along, and its own. None for a transaction that does not see the programme. */
export async function checklistsOf(trx: Trx, programmeId: string): Promise<ProgrammeChecklist[]> {
  const { rows: seen } = await sql`select from survey_programme where programme_id = ${programmeId}`.execute(trx);
  if (seen.length === 0) return [];
  const kept = await trx
    .selectFrom("survey_checklist")
    .select(["instrument", "edition", "document", "in_use"])
    .where("programme_id", "=", programmeId)
    .orderBy("instrument")
    .orderBy("edition")
    .execute();
  const words = await trx
    .selectFrom("survey_wording")
    .select(["instrument", "edition", "item", "wording", "how", "set_by", "set_at"])
    .where("programme_id", "=", programmeId)
    .execute();
  const wordingsOf = ({ instrument, edition }: Checklist) =>
    new Map(
      words
        .filter((row) => row.instrument === instrument && row.edition === edition)
        .map(({ item, wording, how, set_by, set_at }) => [item, { wording, how, by: set_by, at: set_at }]),
    );
  const choice = new Map(kept.map((row) => [`${row.instrument}@${row.edition}`, row.in_use]));
  const shipped = shippedChecklists.map((checklist) => ({
    checklist,
    inUse: choice.get(`${checklist.instrument}@${checklist.edition}`) ?? usedFromTheStart(checklist),
    own: false,
    wordings: wordingsOf(checklist),
  }));
  const own = kept.flatMap(({ document, in_use }) => {
    if (document === null) return [];
    const checklist = Checklist.parse(document);
    return [{ checklist, inUse: in_use, own: true, wordings: wordingsOf(checklist) }];
  });
  return [...shipped, ...own];
}

export const findChecklist = (
  checklists: readonly ProgrammeChecklist[],
  { instrument, edition }: { instrument: string; edition: string },
): ProgrammeChecklist | undefined =>
  checklists.find(({ checklist }) => checklist.instrument === instrument && checklist.edition === edition);
