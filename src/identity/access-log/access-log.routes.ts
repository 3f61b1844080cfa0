import type { FastifyInstance } from "fastify";
import type { Db, Trx } from "../../platform/db/tables.ts";
import { inFacility } from "../../platform/db/tenant.ts";
import { type Authenticate, mount, mountedRoutes, Refused } from "../../platform/http/mount.ts";
import { writeCsv } from "../../platform/spreadsheet/write-csv.ts";
import { accessLog, type LogFilter, loggedOrganisations } from "./access-log.store.ts";
import { taskOf } from "./access-log.ts";
import * as contracts from "./access-log-contract.ts";
import { accessAcross, type Span } from "./across-log.store.ts";

const shownAtOnce = 500;

export interface LogContext {
  db: Db;
  /** When the hospital was among those that programmes show together, and to whom. `trx` is one of `inFacility`. */
  spansOf(trx: Trx, facilityId: string): Promise<Span[]>;
}

/** What the hospital sees of it. */
export function accessLogRoutes(app: FastifyInstance, authenticate: Authenticate, context: LogContext): void {
  const { db, spansOf } = context;
  mount(app, authenticate, contracts.readAccessLog, ({ params: { facilityId }, query }) =>
    inFacility(db, facilityId, async (trx) => {
      const filter = filterOf(query);
      const found = await accessLog(trx, facilityId, filter, shownAtOnce + 1);
      const organisations = await loggedOrganisations(trx, facilityId);
      const across = await accessAcross(trx, await spansOf(trx, facilityId), filter, shownAtOnce + 1);
      const others = across.map(({ organisationId, organisation: name }) => ({ organisationId, name }));
      return {
        entries: found.slice(0, shownAtOnce).map(inWords),
        across: across.slice(0, shownAtOnce).map(inWords),
        more: found.length > shownAtOnce || across.length > shownAtOnce,
        organisations: [...new Map([...organisations, ...others].map((one) => [one.organisationId, one])).values()],
      };
    }),
  );

  mount(app, authenticate, contracts.exportAccessLog, async ({ params: { facilityId }, query, reply }) => {
    const found = await inFacility(db, facilityId, async (trx) => {
      if (!(await isThere(trx, facilityId))) return null;
      const filter = filterOf(query);
      const across = await accessAcross(trx, await spansOf(trx, facilityId), filter);
      return { entries: (await accessLog(trx, facilityId, filter)).map(inWords), across: across.map(inWords) };
    });
    if (!found)
      return new Refused(404, "not_found", { ja: "この医療機関は見つかりません。", en: "There is no such hospital." });
    const name = `閲覧の記録${query.day ? `_${query.day}` : ""}.csv`;
    return reply
      .type("text/csv; charset=utf-8")
      .header("content-disposition", `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
      .send(csvOf(found));
  });
}

/** Does the transaction see the hospital? An empty file must not look like a hospital where nobody looked. */
const isThere = async (trx: Trx, facilityId: string): Promise<boolean> =>
  (await trx.selectFrom("facility").select("name").where("facility_id", "=", facilityId).executeTakeFirst()) !==
  undefined;

/** As it crosses the wire, with what the operation is called. */
function inWords<Entry extends { task: string; lastAt: Date; hour?: Date }>({ hour, lastAt, ...entry }: Entry) {
  const contract = mountedRoutes.find(({ id }) => id === entry.task);
  const summary = contract?.summary ?? entry.task;
  const words = { summary, permission: contract ? taskOf(contract) : null, lastAt: lastAt.toISOString() };
  return { ...entry, ...words, hour: hour?.toISOString() ?? "" };
}
function filterOf({ day, ...query }: { day?: string | undefined } & Omit<LogFilter, "between">): LogFilter {
  if (day === undefined) return query;
  const start = new Date(`${day}T00:00:00+09:00`);
  return { ...query, between: [start, new Date(start.getTime() + 86_400_000)] };
}

const manners = { looked: "閲覧", took: "書き出し・取り出し", wrote: "入力・変更" };
const columns = ["時間帯", "組織", "利用者", "種別", "内容", "回数", "最後の時刻", "見た範囲"].map((header) => ({
  header,
  width: 20,
}));
/** 2026-04-01 09:00, in Japan. */
const minute = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Tokyo", dateStyle: "short", timeStyle: "short" });

function csvOf({ entries, across }: Pick<contracts.AccessLog, "entries" | "across">): Buffer {
  const time = (iso: string) => minute.format(new Date(iso));
  const line = (when: string, where: string, entry: contracts.AccessEntry | contracts.AccessAcross) => {
    const { organisation, person, manner, summary, times, lastAt } = entry;
    return { cells: [when, organisation, person, manners[manner], summary, times, time(lastAt), where] };
  };
  const rows = [
    ...entries.map((entry) => line(time(entry.hour), "この医療機関", entry)),
    ...across.map((entry) => line(entry.day, `${entry.programme}の一覧（この医療機関を含む）`, entry)),
  ];
  const written = writeCsv({ name: "log", columns, rows }, { encoding: "utf-8-bom" });
  if (!written.ok) throw new Error("UTF-8 has every character");
  return written.value.bytes;
}
