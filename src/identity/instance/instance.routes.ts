import type { FastifyInstance } from "fastify";
import { recordInstanceAudit } from "../../platform/audit/audit.ts";
import { inFacility } from "../../platform/db/tenant.ts";
import { type Authenticate, mount } from "../../platform/http/mount.ts";
import { countMail, listOutbox, retryMail } from "../../platform/mail/mail.ts";
import type { IdentityContext } from "../context.store.ts";
import { setNationalReader } from "../organisation/national-reader.store.ts";
import { grantFacilityRole } from "../people/role.store.ts";
import { nationalReading } from "../people/standing.store.ts";
import { toHttp } from "../refusal.routes.ts";
import type { FacilityNames } from "../sign-in/account.routes.ts";
import { personById } from "../sign-in/sign-in.store.ts";
import { everyone, resetSecondFactor, setAdministrator } from "./instance.store.ts";
import * as contracts from "./instance-contract.ts";

/** What the instance administrator does with people and mail. */
export function instanceRoutes(
  app: FastifyInstance,
  authenticate: Authenticate,
  context: IdentityContext,
  facilityNames: FacilityNames,
): void {
  const { db, now } = context;

  mount(app, authenticate, contracts.listEveryone, async ({ query }) => {
    const { people, truncated } = await everyone(db, query.search, now());
    return {
      people: people.map((person) => ({
        id: person.id,
        name: person.name,
        email: person.email,
        isAdministrator: Boolean(person.is_administrator),
        national: nationalReading(person.reads_names) ?? null,
        hasSecondFactor: person.two_factor_enabled || Boolean(person.has_passkey),
        facilityCount: Number(person.facility_count ?? 0),
        lastSignInAt: person.last_sign_in_at?.toISOString() ?? null,
      })),
      truncated,
    };
  });

  mount(app, authenticate, contracts.setAdministrator, async ({ actor, params, body }) => {
    const done = await setAdministrator(db, { ...params, ...body }, actor, now());
    return done.ok ? undefined : toHttp(done.error);
  });

  mount(app, authenticate, contracts.setNationalReader, async ({ actor, params, body }) => {
    const done = await setNationalReader(db, { ...params, ...body }, actor, now());
    return done.ok ? undefined : toHttp(done.error);
  });

  mount(app, authenticate, contracts.resetSecondFactor, async ({ actor, params, body }) => {
    const found = await resetSecondFactor(db, params.personId, body.why, actor, now());
    return found ? undefined : toHttp("not_found");
  });

  mount(app, authenticate, contracts.appointSystemAdministrator, async ({ actor, params, body }) => {
    const { facilityId } = params;
    const { personId, why } = body;
    const exists = (await facilityNames([facilityId])).has(facilityId) && (await personById(db, personId));
    if (!exists) return toHttp("not_found");
    const granted = await inFacility(db, facilityId, async (trx) => {
      const grant = { personId, role: "systemAdministrator" as const, until: null, why };
      const done = await grantFacilityRole(trx, facilityId, grant, actor, now());
      // From outside the hospital, so it stands in the instance's chain as well.
      if (done.ok) {
        const detail = { facilityId, why };
        const subject = `person:${personId}`;
        const action = "systemAdministrator.appointed";
        await recordInstanceAudit(trx, { at: now(), actor: actor.label, action, subject, detail });
      }
      return done;
    });
    return granted.ok ? { roleId: granted.value } : toHttp(granted.error);
  });

  mount(app, authenticate, contracts.listMail, async ({ query }) => {
    const [{ mails, truncated }, counts] = await Promise.all([listOutbox(db, query.state), countMail(db)]);
    return {
      mails: mails.map((mail) => ({
        ...mail,
        createdAt: mail.createdAt.toISOString(),
        sentAt: mail.sentAt?.toISOString() ?? null,
        actions: mail.state === "failed" || mail.state === "kept" ? ["retry" as const] : [],
      })),
      counts,
      mailServer: context.mailServer,
      truncated,
    };
  });

  mount(app, authenticate, contracts.retryMail, async ({ actor, params }) => {
    const queued = await db.transaction().execute(async (trx) => {
      if (!(await retryMail(trx, params.mailId, now()))) return false;
      const subject = `mail:${params.mailId}`;
      await recordInstanceAudit(trx, { at: now(), actor: actor.label, action: "mail.retried", subject, detail: {} });
      return true;
    });
    return queued ? undefined : toHttp("not_retryable");
  });
}
