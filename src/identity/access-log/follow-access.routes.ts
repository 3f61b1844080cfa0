import { Readable } from "node:stream";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Db } from "../../platform/db/tables.ts";
import { timed } from "../../platform/http/server.ts";
import { isStillOpen } from "../engagement/still-open.store.ts";
import { engagedThrough, looksThrough, mannerOf, withoutHospitals } from "./access-log.ts";
import { accessWriter } from "./note-access.store.ts";

interface Asked {
  /** Done when the log has it on the disk; what went wrong, or null. */
  noted: Promise<unknown>;
  /** By which engagements a hospital's own data were asked for; null: it is the programme that was. */
  through: { facilityId: string; organisationIds: readonly string[] } | null;
}

/**
 * From now on every request of another organisation about a hospital, or about several of a programme at once, is counted. The count is
 * written while the request is handled, and nothing is answered before it is on the disk (docs/decisions/0013). What was asked for before
 * the hospital closed and would be answered after it is held back: nothing leaves any more, however long it took to make.
 */
export function followAccess(app: FastifyInstance, db: Db, now: () => Date): void {
  const asked = new WeakMap<FastifyRequest, Asked>();
  const writer = accessWriter(db);
  app.decorate("noteAccess", ({ actor, facilityId, programmeId, contract, request }) => {
    const { personId } = actor;
    const entry = { personId: personId ?? "", task: contract.id, manner: mannerOf(contract), at: now() };
    if (facilityId !== undefined) {
      const seen = engagedThrough(actor, facilityId);
      if (!seen) return;
      const { organisationIds } = seen;
      const written = organisationIds.map((organisationId) =>
        writer.hospital(facilityId, { ...entry, organisationId }),
      );
      // In the name of the programme, the secretariat also ends its own pledge, and is told so.
      const through = contract.access.to === "facility" ? { facilityId, organisationIds } : null;
      asked.set(request, { noted: failureOf(written), through });
    } else if (programmeId !== undefined && !withoutHospitals.has(contract.id)) {
      const ways = looksThrough(actor, programmeId, contract);
      const written = ways.map((way) => writer.programme(programmeId, { ...entry, ...way }));
      asked.set(request, { noted: failureOf(written), through: null });
    }
  });
  app.addHook("onSend", async (request, reply, payload) => {
    const access = asked.get(request);
    if (!access) return payload;
    // An answer in place of this one passes here again.
    asked.delete(request);
    const failure = await access.noted;
    timed(request, reply);
    if (failure !== null) {
      request.log.error({ err: failure, requestId: request.id }, "access log");
      return inPlaceOf(payload, request, reply, 500, notWritten);
    }
    const { through } = access;
    if (!through || reply.statusCode >= 400 || (await isStillOpen(db, through, now()))) return payload;
    return inPlaceOf(payload, request, reply, 404, closed);
  });
}

/** Looked at once and only when something would be answered: a failure meanwhile must not bring the process down. */
const failureOf = (written: readonly Promise<void>[]): Promise<unknown> =>
  Promise.all(written).then(
    () => null,
    (error: unknown) => error ?? new Error("not written"),
  );

function inPlaceOf(
  payload: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  { reason, message }: { reason: string; message: string },
): string {
  if (payload instanceof Readable) payload.destroy();
  for (const name of ["content-disposition", "content-length", "etag"]) reply.removeHeader(name);
  reply.code(status).type("application/json; charset=utf-8");
  return JSON.stringify({ reason, message, place: null, requestId: request.id });
}

const closed = { reason: "not_found", message: "この医療機関は見つからないか、閲覧する権限がありません。" };
const notWritten = {
  reason: "fault",
  message: "閲覧の記録を残せなかったため、表示しません。管理者に知らせてください。",
};
