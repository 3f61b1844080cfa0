import type { FastifyInstance } from "fastify";
import { inProgramme } from "../../platform/db/tenant.ts";
import { type Authenticate, mount, nobodyKnocks, Refused } from "../../platform/http/mount.ts";
import { addDays, addMonths } from "../../shared/day.ts";
import { japanDay } from "../../shared/japan-day.ts";
import { boardRows } from "./board.store.ts";
import { calendarOf } from "./calendar.store.ts";
import { type ProgrammeContext, viewOf } from "./context.store.ts";
import { feedMadeAt, makeFeed, revokeFeed, subscribed } from "./feed.store.ts";
import { partsOfProgramme } from "./part.store.ts";
import { toHttp } from "./refusal.routes.ts";
import * as contracts from "./route-contracts.ts";

/** How far all hospitals of a programme are, and when what is due. */
export function boardRoutes(app: FastifyInstance, authenticate: Authenticate, context: ProgrammeContext): void {
  const { db, now } = context;

  mount(app, authenticate, contracts.getBoard, ({ actor, params: { programmeId } }) => {
    const view = viewOf(actor, programmeId);
    const today = japanDay(now());
    return inProgramme(db, programmeId, view, async (trx) => {
      // A survey company learns of no other company.
      const parts = view.as === "overseer" ? await partsOfProgramme(trx, programmeId) : [];
      const companies = parts
        .filter(({ part }) => part === "survey_company")
        .map(({ organisationId, name }) => ({ organisationId, name }));
      return { today, companies, rows: await boardRows(trx, programmeId, view, today) };
    });
  });

  mount(app, authenticate, contracts.getCalendar, async ({ actor, params: { programmeId }, query }) => {
    const today = japanDay(now());
    const from = query.from ?? `${today.slice(0, 7)}-01`;
    const to = query.to ?? addDays(addMonths(from, 2), -1);
    const found = await calendarOf(db, programmeId, viewOf(actor, programmeId), { from, to }, today);
    return found ? { today, from, to, entries: found.entries } : toHttp("not_found");
  });

  mount(app, authenticate, contracts.getCalendarFeed, async ({ actor, params: { programmeId } }) => {
    const madeAt = await feedMadeAt(context, { programmeId, personId: personOf(actor) });
    return { madeAt: madeAt?.toISOString() ?? null };
  });
  mount(app, authenticate, contracts.makeCalendarFeed, ({ actor, params: { programmeId } }) =>
    makeFeed(context, { programmeId, personId: personOf(actor) }),
  );
  mount(app, authenticate, contracts.revokeCalendarFeed, async ({ actor, params: { programmeId } }) => {
    await revokeFeed(context, { programmeId, personId: personOf(actor) });
    return undefined;
  });

  mount(app, nobodyKnocks, contracts.subscribedCalendar, async ({ params, reply }) => {
    const text = await subscribed(context, params.calendarToken);
    if (text === undefined)
      return new Refused(404, "not_found", {
        ja: "この購読用アドレスは使えません。予定表の画面で作り直してください。",
        en: "This address does not work any more. Make a new one on the calendar.",
      });
    return reply
      .header("content-type", "text/calendar; charset=utf-8")
      .header("cache-control", "private, no-store")
      .send(text);
  });
}

/** Only people take part in programmes, never tokens. */
function personOf({ personId }: { personId: string | null }): string {
  if (personId === null) throw new Error("a programme was reached by nobody");
  return personId;
}
