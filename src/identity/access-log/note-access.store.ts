import { sql } from "kysely";
import type { Db } from "../../platform/db/tables.ts";
import { inFacility, inProgramme } from "../../platform/db/tenant.ts";
import { gather } from "../../platform/gather.ts";
import type { Actor } from "../../shared/actor.ts";
import { japanDay } from "../../shared/japan-day.ts";
import type { ProgrammePermission } from "../../shared/route.ts";
import { type AcrossView, hourOf, looksThrough } from "./access-log.ts";
import type { AccessManner } from "./access-log-contract.ts";

interface Noted {
  personId: string;
  organisationId: string;
  /** Operation of the interface. */
  task: string;
  manner: AccessManner;
  at: Date;
}
export type NotedAcross = Noted & { view: AcrossView };

/**
 * The two counts of who looked: at one hospital, by the hour, and at several of a programme at once, by the day. Each promise is kept when
 * its entry is on the disk: entries are gathered while a write is under way, never held back for one, and none is answered before its own.
 */
export function accessWriter(db: Db) {
  return { hospital: gather(writeOf(db)), programme: gather(writeAcrossOf(db)) };
}

/** Somebody reads, without a request of their own, what a programme shows of its hospitals: a calendar program that they gave an address. */
export async function noteLookAcross(
  db: Db,
  actor: Actor,
  programmeId: string,
  { task, permission }: { task: string; permission: ProgrammePermission },
  at: Date,
): Promise<void> {
  const ways = looksThrough(actor, programmeId, { access: { to: "programme", permission } });
  const entry = { personId: actor.personId ?? "", task, manner: "looked" as const, at };
  await writeAcrossOf(db)(
    programmeId,
    ways.map((way) => ({ ...entry, ...way })),
  );
}

const writeOf = (db: Db) => (facilityId: string, noted: readonly Noted[]) =>
  inFacility(db, facilityId, async (trx) => {
    const rows = counted(noted, (one) => [hourOf(one.at).toISOString(), ...who(one)]);
    await sql`
      insert into access_log (facility_id, hour, organisation_id, person_id, task, manner, times, last_at)
      select ${facilityId}, hour, organisation_id, person_id, task, manner, times, last_at
      from jsonb_to_recordset(${JSON.stringify(rows.map((row) => ({ ...row, hour: hourOf(row.last_at) })))}) as noted(
        hour timestamptz, organisation_id uuid, person_id uuid, task text, manner text, times int, last_at timestamptz)
      on conflict (facility_id, hour, organisation_id, person_id, task) do update
        set times = access_log.times + excluded.times, last_at = excluded.last_at`.execute(trx);
  });

const writeAcrossOf = (db: Db) => (programmeId: string, noted: readonly NotedAcross[]) =>
  inProgramme(db, programmeId, { as: "plan" }, async (trx) => {
    const rows = counted(noted, (one) => [japanDay(one.at), ...who(one)]);
    await sql`
      insert into programme_access (programme_id, day, through_id, view, person_id, task, manner, times, last_at)
      select ${programmeId}, day, organisation_id, view, person_id, task, manner, times, last_at
      from jsonb_to_recordset(${JSON.stringify(rows.map((row) => ({ ...row, day: japanDay(row.last_at) })))}) as noted(
        day date, organisation_id uuid, view text, person_id uuid, task text, manner text, times int, last_at timestamptz)
      on conflict (programme_id, day, through_id, person_id, task) do update
        set times = programme_access.times + excluded.times, last_at = excluded.last_at`.execute(trx);
  });

const who = ({ organisationId, personId, task }: Noted) => [organisationId, personId, task];

/** One row a key, with how often it occurs. In the order of the keys: two servers that write at once wait for each other, and no more. */
function counted<Entry extends Noted & { view?: AcrossView }>(
  noted: readonly Entry[],
  keyOf: (one: Entry) => string[],
) {
  const byKey = Map.groupBy(noted, (one) => keyOf(one).join(" "));
  return [...byKey.keys()].sort().flatMap((key) => {
    const same = byKey.get(key) ?? [];
    const last = same.at(-1);
    if (!last) return [];
    const { organisationId: organisation_id, personId: person_id, task, manner, view, at: last_at } = last;
    return [{ organisation_id, person_id, task, manner, view, times: same.length, last_at }];
  });
}
