import type { FastifyInstance, FastifyReply } from "fastify";
import type { Db, Trx } from "../../platform/db/tables.ts";
import { inFacility, inFacilityOfProgramme, inProgramme, reachingAlso } from "../../platform/db/tenant.ts";
import type { FileStore } from "../../platform/files.ts";
import { type Authenticate, mount, Refused } from "../../platform/http/mount.ts";
import { readUpload } from "../../platform/http/upload.ts";
import { type Actor, mayActFor } from "../../shared/actor.ts";
import { accessLogRoutes, type LogContext } from "../access-log/access-log.routes.ts";
import { followAccess } from "../access-log/follow-access.routes.ts";
import { PersonId } from "../contract.ts";
import {
  endEngagement,
  engagementsFor,
  type KeptEngagement,
  partsOfProgramme,
  recordEngagement,
  type Surveyed,
} from "./engagement.store.ts";
import { kindsOfPart, type Participation, standingOf } from "./engagement.ts";
import * as contracts from "./engagement-contract.ts";
import { addEngagementFile, readEngagementFile } from "./engagement-file.store.ts";
import { tellHospital, tellSecretariat } from "./engagement-mail.store.ts";
import { engagementMessages } from "./engagement-messages.ts";
import { viewersOf } from "./viewers.store.ts";

/** What identity has to ask and tell whoever keeps programmes. */
export interface SurveyedHospitals {
  /** Undefined: the hospital is not of the programme. Locked: before its engagements are, as everywhere. */
  participationOf(
    trx: Trx,
    where: Surveyed,
    lock?: "locked",
  ): Promise<(Participation & { hospitalName: string }) | undefined>;
  /** `trx` must see the programme. */
  titleOf(trx: Trx, programmeId: string): Promise<string>;
  /** The pledge stands: what is known of the hospital may be shared with the programme. */
  whenPledged(trx: Trx, where: Surveyed): Promise<void>;
  /** The pledge ended, by its term or by the secretariat: nothing may be any more. */
  whenClosed(trx: Trx, where: Surveyed, as: "lapsed" | "ended"): Promise<void>;
  /** The hospital took the pledge back: it leaves the programme. `trx` sees both. */
  whenTakenBack(
    trx: Trx,
    post: { publicUrl: string },
    where: Surveyed,
    by: Actor,
    step: { why: string; at: Date },
  ): Promise<void>;
  /** How it would leave; null: its survey is over, and keeps its step. */
  leavesAs(trx: Trx, where: Surveyed): Promise<"declined" | "withdrawn" | null>;
}

export interface EngagementContext extends SurveyedHospitals, Pick<LogContext, "spansOf"> {
  db: Db;
  files: FileStore;
  /** Address that people use; links in mails begin with it. */
  publicUrl: string;
  now(): Date;
}

/** Pledges and contracts, from the secretariat's side and from the hospital's, and who looked through them. */
export function engagementRoutes(app: FastifyInstance, authenticate: Authenticate, context: EngagementContext): void {
  const { db, files, now } = context;
  followAccess(app, db, now);
  accessLogRoutes(app, authenticate, context);

  /** The secretariat may not see the hospital yet, but the hospital must be of a programme it runs: null for any other. */
  const inOwnHospital = async <T>(
    where: Surveyed,
    work: (trx: Trx, participation: Participation & { hospitalName: string }) => Promise<T>,
    lock?: "locked",
  ) => {
    const own = await inProgramme(db, where.programmeId, { as: "overseer" }, (trx) =>
      context.participationOf(trx, where),
    );
    if (!own) return null;
    return reachingAlso(where.facilityId, () =>
      inFacilityOfProgramme(db, where, async (trx): Promise<T | null> => {
        const participation = await context.participationOf(trx, where, lock);
        return participation ? work(trx, participation) : null;
      }),
    );
  };

  mount(app, authenticate, contracts.listProgrammeEngagements, async ({ params }) => {
    const found = await inOwnHospital(params, async (trx, { hospitalName }) => {
      const held = await engagementsFor(trx, params);
      const parts = await partsOfProgramme(trx, params.programmeId, now());
      return { held, parts, hospital: hospitalName, programme: await context.titleOf(trx, params.programmeId) };
    });
    if (!found) return refused("not_found");
    const standing = found.held.filter((one) => standsNow(one, now()));
    return {
      hospital: found.hospital,
      programme: found.programme,
      engagements: found.held.map((one) => inView(one, now(), ["end", "renew", "addFile"])),
      open: found.parts.map(({ organisationId, name, part }) => ({
        organisationId,
        name,
        part,
        kinds: contracts.RecordedKind.options.filter(
          (kind) =>
            kindsOfPart[part].includes(kind) &&
            !standing.some((one) => one.kind === kind && one.organisationId === organisationId),
        ),
      })),
    };
  });

  mount(app, authenticate, contracts.recordEngagement, async ({ actor, params, body }) => {
    const { lastDay, ...wanted } = body;
    const until = lastDay === null ? null : dayAfter(lastDay);
    const recorded = await inOwnHospital(
      params,
      async (trx, participation) => {
        const done = await recordEngagement(trx, params, { ...wanted, until, participation }, actor, now());
        if (!done.ok) return done;
        if (wanted.kind === "pledge") await context.whenPledged(trx, params);
        await tellHospital(trx, context, params.facilityId, now());
        return done;
      },
      "locked",
    );
    if (!recorded) return refused("not_found");
    return recorded.ok ? { id: recorded.value } : refused(recorded.error);
  });

  mount(app, authenticate, contracts.endEngagement, async ({ actor, params, body }) => {
    const { engagementId, ...where } = params;
    const ended = await inOwnHospital(
      where,
      async (trx) => {
        const done = await endEngagement(trx, where, { engagementId, as: "ended", why: body.why }, actor, now());
        if (done.ok && done.value.pledgeEnded) await context.whenClosed(trx, where, "ended");
        return done;
      },
      "locked",
    );
    if (!ended) return refused("not_found");
    return ended.ok ? undefined : refused(ended.error);
  });

  mount(app, authenticate, contracts.addEngagementFile, async ({ actor, params, request }) => {
    const upload = await readUpload(request, 1);
    if (upload instanceof Refused) return upload;
    const { engagementId, ...where } = params;
    const kept = await inOwnHospital(where, (trx) =>
      addEngagementFile(trx, files, { ...where, engagementId }, upload.files[0], actor, now()),
    );
    if (!kept) return refused("not_found");
    return kept.ok ? { fileId: kept.value } : refused(kept.error);
  });

  mount(app, authenticate, contracts.getProgrammeEngagementFile, async ({ params, reply }) => {
    const { engagementId, ...where } = params;
    const file = await inOwnHospital(where, (trx) => readEngagementFile(trx, files, { ...where, engagementId }));
    return file ? sendFile(reply, file) : refused("not_found");
  });

  /** The hospital's people belong to no programme: of each they only learn what it is called. */
  const titlesOf = (facilityId: string, programmeIds: readonly string[]) =>
    Promise.all(
      programmeIds.map((programmeId) =>
        inFacilityOfProgramme(db, { facilityId, programmeId }, async (trx) => ({
          programmeId,
          title: await context.titleOf(trx, programmeId),
          leavesAs: await context.leavesAs(trx, { facilityId, programmeId }),
        })),
      ),
    );

  mount(app, authenticate, contracts.listEngagements, async ({ actor, params: { facilityId } }) => {
    const { held, viewers } = await inFacility(db, facilityId, async (trx) => {
      const held = await engagementsFor(trx, { facilityId });
      return { held, viewers: await viewersOf(trx, held, now()) };
    });
    const may = mayActFor(actor, facilityId, "engagement.manage") ? (["withdraw"] as const) : [];
    return {
      programmes: await titlesOf(facilityId, [...new Set(held.map(({ programmeId }) => programmeId))]),
      engagements: held.map((one) => inView(one, now(), may)),
      viewers: viewers.map(({ since, until, people, ...viewer }) => ({
        ...viewer,
        since: since.toISOString(),
        until: until?.toISOString() ?? null,
        people: people.map((person) => ({ ...person, personId: PersonId.parse(person.personId) })),
      })),
    };
  });

  mount(app, authenticate, contracts.withdrawEngagement, async ({ actor, params, body }) => {
    const { facilityId, engagementId } = params;
    const held = await inFacility(db, facilityId, (trx) => engagementsFor(trx, { facilityId }));
    const programmeId = held.find(({ id }) => id === engagementId)?.programmeId;
    if (!programmeId) return refused("not_found");
    const where = { facilityId, programmeId };
    const ended = await inFacilityOfProgramme(db, where, async (trx) => {
      const at = now();
      await context.participationOf(trx, where, "locked");
      const ending = { engagementId, as: "withdrawn" as const, why: body.why };
      const done = await endEngagement(trx, where, ending, actor, at);
      if (!done.ok) return done;
      if (done.value.pledgeEnded) await context.whenTakenBack(trx, context, where, actor, { why: body.why, at });
      else await tellSecretariat(trx, context, where, "shutOut", at);
      return done;
    });
    if (!ended.ok) return refused(ended.error);
    return { closed: ended.value.ended.map(({ organisationId, kind }) => ({ organisationId, kind })) };
  });

  mount(app, authenticate, contracts.getEngagementFile, async ({ params, reply }) => {
    const file = await inFacility(db, params.facilityId, (trx) => readEngagementFile(trx, files, params));
    return file ? sendFile(reply, file) : refused("not_found");
  });
}

const standsNow = (one: KeptEngagement, now: Date) => ["ahead", "inForce"].includes(standingOf(one, now));

/** The start of the next day in Japan: what counts on its last day counts all of it. */
const dayAfter = (day: string): Date => new Date(new Date(`${day}T00:00:00+09:00`).getTime() + 86_400_000);

function inView(
  one: KeptEngagement,
  now: Date,
  may: readonly contracts.EngagementView["actions"][number][],
): contracts.EngagementView {
  const { since, until, endedAt, fileId, ...kept } = one;
  const standing = standsNow(one, now);
  return {
    ...kept,
    since: since.toISOString(),
    until: until?.toISOString() ?? null,
    endedAt: endedAt?.toISOString() ?? null,
    standing: standingOf(one, now),
    hasFile: fileId !== null,
    actions: may.filter((action) => {
      if (action === "addFile") return fileId === null;
      return standing && (action !== "renew" || one.kind !== "delivery");
    }),
  };
}

const sendFile = (reply: FastifyReply, file: { name: string; mediaType: string; content: Buffer }) =>
  reply
    .type(file.mediaType)
    .header("content-disposition", `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
    .header("content-security-policy", "sandbox; default-src 'none'")
    .send(file.content);

const statusOf = (reason: contracts.EngagementRefusal): number => {
  if (reason === "not_found") return 404;
  return ["signed_in_future", "term_has_passed", "file_wanted", "file_kind"].includes(reason) ? 422 : 409;
};

const refused = (reason: contracts.EngagementRefusal): Refused =>
  new Refused(statusOf(reason), reason, engagementMessages[reason]);
