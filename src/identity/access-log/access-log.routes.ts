import { Readable } from "node:stream";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Db, Trx } from "../../platform/db/tables.ts";
import { inFacility } from "../../platform/db/tenant.ts";
import { type Authenticate, mount, mountedRoutes, Refused } from "../../platform/http/mount.ts";
import { writeCsv } from "../../platform/spreadsheet/write-csv.ts";
import { isStillOpen } from "../engagement/still-open.store.ts";
import { accessLog, type LogFilter, type LoggedAccess, loggedOrganisations, noteAccess } from "./access-log.store.ts";
import { engagedThrough, taskOf } from "./access-log.ts";
import * as contracts from "./access-log-contract.ts";

const shownAtOnce = 500;

/**
 * From now on every request that reaches a hospital through an engagement is counted before it is answered. What was asked for before the
 * hospital closed and would be answered after it is held back: nothing leaves any more, however long it took to make.
 */
export function followAccess(app: FastifyInstance, db: Db, now: () => Date): void {
  const asked = new WeakMap<FastifyRequest, { facilityId: string; organisationIds: readonly string[] }>();
  app.decorate("noteAccess", async ({ actor, facilityId, contract, request }) => {
    const seen = engagedThrough(actor, facilityId);
    if (!seen) return;
    // In the name of the programme, the secretariat also ends its own pledge, and is told so.
    if (contract.access.to === "facility") asked.set(request, { facilityId, ...seen });
    await noteAccess(db, { facilityId, contract, ...seen }, now());
  });
  app.addHook("onSend", async (request, reply, payload) => {
    const through = asked.get(request);
    if (!through || reply.statusCode >= 400 || (await isStillOpen(db, through, now()))) return payload;
    if (payload instanceof Readable) payload.destroy();
    for (const name of ["content-disposition", "content-length", "etag"]) reply.removeHeader(name);
    reply.code(404).type("application/json; charset=utf-8");
    return JSON.stringify({ reason: "not_found", message: closed, place: null, requestId: request.id });
  });
}

const closed = "この医療機関は見つからないか、閲覧する権限がありません。";

/** What the hospital sees of it. */
export function accessLogRoutes(app: FastifyInstance, authenticate: Authenticate, { db }: { db: Db }): void {
  mount(app, authenticate, contracts.readAccessLog, ({ params: { facilityId }, query }) =>
    inFacility(db, facilityId, async (trx) => {
      const found = await accessLog(trx, facilityId, filterOf(query), shownAtOnce + 1);
      const organisations = await loggedOrganisations(trx, facilityId);
      return { entries: found.slice(0, shownAtOnce).map(inWords), more: found.length > shownAtOnce, organisations };
    }),
  );

  mount(app, authenticate, contracts.exportAccessLog, async ({ params: { facilityId }, query, reply }) => {
    const found = await inFacility(db, facilityId, async (trx) =>
      (await isThere(trx, facilityId)) ? accessLog(trx, facilityId, filterOf(query)) : null,
    );
    if (!found) return new Refused(404, "not_found", "この医療機関は見つかりません。");
    const name = `閲覧の記録${query.day ? `_${query.day}` : ""}.csv`;
    return reply
      .type("text/csv; charset=utf-8")
      .header("content-disposition", `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
      .send(csvOf(found.map(inWords)));
  });
}

/** Does the transaction see the hospital? An empty file must not look like a hospital where nobody looked. */
const isThere = async (trx: Trx, facilityId: string): Promise<boolean> =>
  (await trx.selectFrom("facility").select("name").where("facility_id", "=", facilityId).executeTakeFirst()) !==
  undefined;

function inWords({ hour, lastAt, ...entry }: LoggedAccess): contracts.AccessEntry {
  const contract = mountedRoutes.find(({ id }) => id === entry.task);
  const words = { summary: contract?.summary ?? entry.task, permission: contract ? taskOf(contract) : null };
  return { ...entry, ...words, hour: hour.toISOString(), lastAt: lastAt.toISOString() };
}

function filterOf({ day, ...query }: { day?: string | undefined } & Omit<LogFilter, "between">): LogFilter {
  if (day === undefined) return query;
  const start = new Date(`${day}T00:00:00+09:00`);
  return { ...query, between: [start, new Date(start.getTime() + 86_400_000)] };
}

const manners = { looked: "閲覧", took: "書き出し・取り出し", wrote: "入力・変更" };
const columns = ["時間帯", "組織", "利用者", "種別", "内容", "回数", "最後の時刻"].map((header) => ({
  header,
  width: 20,
}));
/** 2026-04-01 09:00, in Japan. */
const minute = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Tokyo", dateStyle: "short", timeStyle: "short" });

function csvOf(entries: readonly contracts.AccessEntry[]): Buffer {
  const time = (iso: string) => minute.format(new Date(iso));
  const rows = entries.map(({ hour, organisation, person, manner, summary, times, lastAt }) => ({
    cells: [time(hour), organisation, person, manners[manner], summary, times, time(lastAt)],
  }));
  const written = writeCsv({ name: "log", columns, rows }, { encoding: "utf-8-bom" });
  if (!written.ok) throw new Error("UTF-8 has every character");
  return written.value.bytes;
}
