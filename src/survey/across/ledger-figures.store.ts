import { sql } from "kysely";
import { ledgerOf } from "../../ledger/api.ts";
import type { FacilityId } from "../../ledger/contract.ts";
import type { Db } from "../../platform/db/tables.ts";
import { inFacility } from "../../platform/db/tenant.ts";
import { ledgerFigures } from "./ledger-figures.ts";

/** Counts a hospital's ledger for the programmes it takes part in. One that takes part in none is not looked at. */
export async function keepLedgerFigures(db: Db, facilityId: FacilityId, now: Date): Promise<void> {
  const takesPart = await inFacility(db, facilityId, async (trx) => {
    const { rows } = await sql`select from survey_participation where facility_id = ${facilityId} limit 1`.execute(trx);
    return rows.length > 0;
  });
  const ledger = takesPart ? await ledgerOf(db, facilityId) : undefined;
  if (!ledger) return;
  const { connections, byLine, entryDevices, firmwareUnknown } = ledgerFigures(ledger);
  await inFacility(db, facilityId, (trx) =>
    sql`insert into survey_ledger_figure (facility_id, programme_id, connections, by_line, entry_devices, firmware_unknown, counted_at,
          shared_with)
        select facility_id, programme_id, ${connections}::int, ${JSON.stringify(byLine)}::jsonb, ${entryDevices}::int, ${firmwareUnknown}::int,
          ${now}::timestamptz, shared_with
        from survey_participation where facility_id = ${facilityId}
        on conflict (facility_id, programme_id) do update set connections = excluded.connections, by_line = excluded.by_line,
          entry_devices = excluded.entry_devices, firmware_unknown = excluded.firmware_unknown, counted_at = excluded.counted_at,
          shared_with = excluded.shared_with`.execute(trx),
  );
}
