import { sql } from "kysely";
import { actorInOrganisations, hashOf, newSecret, noteLookAcross } from "../../identity/api.ts";
import { withinOrganisations, withinProgrammes, withinReach } from "../../platform/db/tenant.ts";
import type { Actor } from "../../shared/actor.ts";
import { mayInProgramme } from "../../shared/actor.ts";
import { addDays } from "../../shared/day.ts";
import { japanDay } from "../../shared/japan-day.ts";
import { calendarOf, type Entry } from "./calendar.store.ts";
import { type ProgrammeContext, viewOf } from "./context.store.ts";
import { type CalendarEvent, calendarText } from "./ical.ts";
import type { Plan } from "./plan.ts";
import { subscribedCalendar } from "./route-contracts.ts";
import { programmeDateWords, stateWords } from "./words.ts";

interface Feed {
  programmeId: string;
  personId: string;
}

/** When this person's address was made; null when there is none. */
export async function feedMadeAt({ db }: ProgrammeContext, { programmeId, personId }: Feed): Promise<Date | null> {
  const { rows } = await sql<{ madeAt: Date }>`select made_at as "madeAt" from survey_calendar_feed
    where programme_id = ${programmeId} and person_id = ${personId} and revoked_at is null`.execute(db);
  return rows[0]?.madeAt ?? null;
}

/** A new address; the one before is dead from now on. Only its hash is kept. */
export async function makeFeed({ db, now, publicUrl }: ProgrammeContext, { programmeId, personId }: Feed) {
  const token = newSecret();
  await sql`insert into survey_calendar_feed (programme_id, person_id, token_hash, made_at)
    values (${programmeId}, ${personId}, ${hashOf(token)}, ${now()})
    on conflict (programme_id, person_id) do update
      set token_hash = excluded.token_hash, made_at = excluded.made_at, revoked_at = null`.execute(db);
  return { url: new URL(`/api/v1/calendars/${token}`, publicUrl).toString() };
}

export async function revokeFeed({ db, now }: ProgrammeContext, { programmeId, personId }: Feed): Promise<void> {
  await sql`update survey_calendar_feed set revoked_at = ${now()}
    where programme_id = ${programmeId} and person_id = ${personId} and revoked_at is null`.execute(db);
}

/** Days that a subscribed calendar tells: what was lately, and what comes in a year and a half. */
const past = 90;
const ahead = 550;

/**
 * The calendar behind a secret address, as its person would see it now: whoever has left the programme reads nothing more.
 * @returns undefined for a wrong, revoked or outlived address
 */
export async function subscribed(context: ProgrammeContext, token: string): Promise<string | undefined> {
  const { db, now } = context;
  const at = now();
  const { rows } =
    await sql<Feed>`select programme_id as "programmeId", person_id as "personId" from survey_calendar_feed
    where token_hash = ${hashOf(token)} and revoked_at is null`.execute(db);
  const [feed] = rows;
  const actor = feed && (await actorInOrganisations(db, feed.personId, at));
  if (!feed || !actor || !mayInProgramme(actor, feed.programmeId, "programme.read")) return undefined;
  const today = japanDay(at);
  const days = { from: addDays(today, -past), to: addDays(today, ahead) };
  const { programmeId } = feed;
  await noteLookAcross(db, actor, programmeId, { task: subscribedCalendar.id, permission: "programme.read" }, at);
  const found = await asPerson(actor, () => calendarOf(db, programmeId, viewOf(actor, programmeId), days, today));
  if (!found) return undefined;
  const { title, plan } = found.programme;
  const events = found.entries.map((entry) => eventOf(entry, programmeId, plan, context.publicUrl));
  return calendarText(title, events, at);
}

/** Sees no more than the person would, signed in. */
const asPerson = <T>(actor: Actor, work: () => T): T =>
  withinReach(
    actor.facilities.map(({ facilityId }) => facilityId),
    () =>
      withinOrganisations(
        (actor.organisations ?? []).map(({ organisationId }) => organisationId),
        () =>
          withinProgrammes(
            (actor.programmes ?? []).map(({ programmeId }) => programmeId),
            work,
          ),
      ),
  );

const halfDays: Readonly<Record<string, { from: string; to: string }>> = {
  morning: { from: "0900", to: "1200" },
  afternoon: { from: "1300", to: "1700" },
};

/** Of a hospital its name and nothing else: a subscribed calendar lies on telephones. */
function eventOf(entry: Entry, programmeId: string, plan: Plan, publicUrl: string): CalendarEvent {
  const { id, day, kind, hospital, what, session, cancelled, version } = entry;
  const host = new URL(publicUrl).hostname;
  const url = entry.facilityId
    ? new URL(`/f/${entry.facilityId}/survey/${programmeId}`, publicUrl)
    : new URL("/", publicUrl);
  const event = { uid: `${id}@${host}`, sequence: version, description: "", url: url.toString(), day, cancelled };
  if (kind === "visit")
    return { ...event, summary: `訪問: ${hospital}`, hours: (session && halfDays[session]) || null };
  return { ...event, summary: summaryOf(kind, what, hospital, plan), hours: null };
}

function summaryOf(kind: "due" | "programme", what: Entry["what"], hospital: string | null, plan: Plan): string {
  if (kind === "programme" && what !== null && what in programmeDateWords)
    return programmeDateWords[what as keyof typeof programmeDateWords].ja;
  const own = plan.steps.find(({ state }) => state === what)?.name?.ja;
  const usual = what !== null && what in stateWords ? stateWords[what as keyof typeof stateWords].ja : "";
  return `期限（${own ?? usual}）: ${hospital}`;
}
