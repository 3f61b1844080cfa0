import type { Db, Trx } from "../../platform/db/tables.ts";
import { inFacilities, inProgramme, type ProgrammeView } from "../../platform/db/tenant.ts";
import { type CalendarVisit, calendarVisits } from "../visit/calendar.store.ts";
import { boardRows } from "./board.store.ts";
import { elsewhereOn } from "./month.ts";
import { findProgramme, type StoredProgramme } from "./plan.store.ts";
import { nextState } from "./plan.ts";
import type { CalendarEntry } from "./route-contracts.ts";
import { type PathState, rank } from "./state.ts";

/** With how often it was changed: a calendar that subscribes takes the higher one. */
export type Entry = CalendarEntry & { version: number };

export interface Days {
  from: string;
  to: string;
}

/** Visits, terms and the programme's own dates, by day, as far as whoever looks may see hospitals. */
export async function calendarOf(
  db: Db,
  programmeId: string,
  view: ProgrammeView,
  days: Days,
  today: string,
): Promise<{ programme: StoredProgramme; entries: Entry[] } | undefined> {
  const seen = await inProgramme(db, programmeId, view, async (trx) => {
    const programme = await findProgramme(trx, programmeId);
    const rows = await boardRows(trx, programmeId, view, today);
    const visits = view.as === "overseer" ? await calendarVisits(trx, programmeId, days) : [];
    return { programme, rows, visits };
  });
  const { programme, rows } = seen;
  if (!programme) return undefined;
  const own = rows.map(({ facilityId }) => facilityId);
  const visits = view.as === "company" ? await companyVisits(db, programmeId, own, days) : seen.visits;
  const due = rows.flatMap((row): Entry[] => {
    const to = rank(row.state) < 0 ? null : nextState(programme.plan, row.state as PathState);
    if (row.dueOn === null || to === null || !within(row.dueOn, days)) return [];
    const id = `due-${row.facilityId}-${to}`;
    const what = { ...unpeopled, kind: "due" as const, what: to, version: 0 };
    return [{ id, day: row.dueOn, facilityId: row.facilityId, hospital: row.name, lateDays: row.lateDays, ...what }];
  });
  const entries = [...programmeDates(programme, days), ...visitEntries(visits), ...due];
  return { programme, entries: entries.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)) };
}

const within = (day: string, { from, to }: Days) => from <= day && day <= to;

function programmeDates({ plan }: StoredProgramme, days: Days): Entry[] {
  const dates = {
    interimReview: plan.interimReviewOn,
    reportToSecretariat: plan.reportToSecretariatOn,
    reportToHospital: plan.reportToHospitalOn,
  } as const;
  return (Object.keys(dates) as (keyof typeof dates)[]).flatMap((what): Entry[] => {
    const day = dates[what];
    if (day === null || !within(day, days)) return [];
    const nothing = { ...unpeopled, facilityId: null, hospital: null, version: 0, lateDays: 0 };
    return [{ id: `programme-${what}`, day, kind: "programme", what, ...nothing }];
  });
}

/** Of what is no visit. */
const unpeopled = { session: null, cancelled: false, people: [], elsewhere: [] };

function visitEntries(visits: readonly CalendarVisit[]): Entry[] {
  const planned = visits.map(({ visitId, onDay, facilityId, state, people }) => ({
    ...{ id: visitId, day: onDay, facilityId, cancelled: state === "cancelled", visitors: people },
  }));
  const elsewhere = elsewhereOn(planned);
  return visits.map(({ visitId, onDay, facilityId, hospitalName, half, state, people, version }) => ({
    id: `visit-${visitId}`,
    day: onDay,
    kind: "visit",
    facilityId,
    hospital: hospitalName,
    what: null,
    session: half,
    cancelled: state === "cancelled",
    people: people.map(({ name }) => name),
    elsewhere: elsewhere.get(visitId) ?? [],
    lateDays: 0,
    version,
  }));
}

/** A company reads its visits hospital by hospital: through its engagements, and not through the programme. */
const companyVisits = (db: Db, programmeId: string, facilityIds: readonly string[], days: Days) =>
  inFacilities(db, facilityIds, (trx: Trx) => calendarVisits(trx, programmeId, days));
