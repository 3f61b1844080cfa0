import { sql } from "kysely";
import { inOrganisation } from "../../platform/db/tenant.ts";
import type { Actor } from "../../shared/actor.ts";
import { japanDay } from "../../shared/japan-day.ts";
import { ok, type Result, refuse } from "../../shared/result.ts";
import type { RoundContext } from "./context.store.ts";
import { lockRound } from "./read-round.store.ts";
import { audit } from "./round.store.ts";
import { countDay } from "./sheet.store.ts";

/** Takes all answers of one file out again; that it was there, and who undid it, stays. */
export const undoImport = (
  { db, now }: RoundContext,
  actor: Actor,
  { organisationId, roundId, batchId }: { organisationId: string; roundId: string; batchId: string },
): Promise<Result<null, "not_found">> =>
  inOrganisation(db, organisationId, async (trx): Promise<Result<null, "not_found">> => {
    const at = now();
    const round = await lockRound(trx, organisationId, roundId);
    const { rows } = await sql<{ sheets: number; importedAt: Date }>`
      update questionnaire_import set undone_at = ${at}, undone_by = ${actor.name}
      where organisation_id = ${organisationId} and round_id = ${roundId} and id = ${batchId} and undone_at is null
      returning sheets, imported_at as "importedAt"`.execute(trx);
    const [undone] = rows;
    if (!round || !undone) return refuse("not_found");
    for (const table of ["questionnaire_sheet", "questionnaire_contact"] as const)
      await trx
        .deleteFrom(table)
        .where("organisation_id", "=", organisationId)
        .where("round_id", "=", roundId)
        .where("import_id", "=", batchId)
        .execute();
    await countDay(trx, round, japanDay(undone.importedAt), -undone.sheets);
    await audit(trx, actor, at, "round.importUndone", organisationId, roundId, { importId: batchId });
    return ok(null);
  });
