import { PassThrough } from "node:stream";
import type { FastifyInstance } from "fastify";
import { inFacility } from "../platform/db/tenant.ts";
import { type Authenticate, mount, Refused } from "../platform/http/mount.ts";
import type { Actor } from "../shared/actor.ts";
import { japanDay } from "../shared/japan-day.ts";
import type { Erased } from "./certificate/certificate.ts";
import { erasedOf } from "./certificate/erased.store.ts";
import type { CustodyContext } from "./context.store.ts";
import { agreeToErasure, findErasure, makeCode, nameOf, recallErasure, requestErasure } from "./erasure.store.ts";
import { isSameName } from "./erasure.ts";
import { type GivingBack, giveBack } from "./give-back.store.ts";
import { toHttp } from "./refusal.routes.ts";
import * as contracts from "./route-contracts.ts";
import { erasureStanding, erasureView, instanceErasures } from "./view.store.ts";
import { zipSink } from "./zip-sink.store.ts";

export interface CustodyRoutesContext extends CustodyContext, Pick<GivingBack, "documentsOf" | "failed"> {
  /** Somebody agreed: what is to be erased is to be erased now. */
  begun(): void;
  certificate(erased: Erased): Promise<Uint8Array>;
}

/** Giving everything back, and erasing it. */
export function custodyRoutes(app: FastifyInstance, authenticate: Authenticate, context: CustodyRoutesContext): void {
  const { db, now } = context;

  mount(app, authenticate, contracts.readErasure, ({ actor, params: { facilityId } }) =>
    erasureStanding(db, inPerson(actor), facilityId, now()),
  );

  mount(app, authenticate, contracts.requestErasure, async ({ actor, params: { facilityId }, body }) => {
    const name = await inFacility(db, facilityId, (trx) => nameOf(trx, facilityId));
    if (name === undefined || !isSameName(body.name, name)) return toHttp("wrong_name");
    const made = await requestErasure(context, inPerson(actor), facilityId, body.why);
    return made.ok ? erasureView(made.value) : toHttp(made.error);
  });

  mount(app, authenticate, contracts.agreeToErasure, async ({ actor, params: { facilityId }, body }) => {
    const agreed = await agreeToErasure(context, inPerson(actor), facilityId, body);
    if (!agreed.ok) return toHttp(agreed.error);
    context.begun();
    return { id: agreed.value.id };
  });

  mount(app, authenticate, contracts.makeErasureCode, async ({ actor, params: { facilityId }, body }) => {
    const code = await makeCode(context, inPerson(actor), facilityId, body);
    return code.ok ? { code: code.value } : toHttp(code.error);
  });

  mount(app, authenticate, contracts.recallErasure, async ({ actor, params: { facilityId } }) => {
    const recalled = await recallErasure(context, inPerson(actor), facilityId);
    return recalled.ok ? erasureView(recalled.value) : toHttp(recalled.error);
  });

  mount(app, authenticate, contracts.returnHospital, async ({ actor, params: { facilityId }, reply }) => {
    const name = await inFacility(db, facilityId, (trx) => nameOf(trx, facilityId));
    if (name === undefined)
      return new Refused(404, "not_found", { ja: "この医療機関は見つかりません。", en: "There is no such hospital." });
    const out = new PassThrough();
    const zip = zipSink(out);
    giveBack(context, actor, { id: facilityId, name }, zip)
      .then(() => zip.end())
      .catch((error) => {
        if (!out.destroyed) context.failed(error);
        out.destroy(error instanceof Error ? error : new Error(String(error)));
      });
    const file = `${name}_返却_${japanDay(now())}.zip`;
    return reply
      .type("application/zip")
      .header("content-disposition", `attachment; filename*=UTF-8''${encodeURIComponent(file)}`)
      .send(out);
  });

  mount(app, authenticate, contracts.listErasures, async () => ({ items: await instanceErasures(db, now()) }));

  mount(app, authenticate, contracts.agreeInstead, async ({ actor, params: { erasureId }, body }) => {
    const erasure = await findErasure(db, erasureId);
    if (!erasure) return toHttp("not_found");
    const agreed = await agreeToErasure(context, inPerson(actor), erasure.hospital_id, { ...body, instead: true });
    if (!agreed.ok) return toHttp(agreed.error);
    context.begun();
    return { id: agreed.value.id };
  });

  mount(app, authenticate, contracts.getErasure, async ({ params: { erasureId } }) => {
    const erasure = await findErasure(db, erasureId);
    if (!erasure || (erasure.state !== "closing" && erasure.state !== "erased" && erasure.state !== "finished"))
      return toHttp("not_found");
    return { state: erasure.state, finishedAt: erasure.finished_at?.toISOString() ?? null };
  });

  mount(app, authenticate, contracts.erasureCertificate, async ({ params: { erasureId }, body, reply }) => {
    const erasure = await findErasure(db, erasureId);
    if (!erasure) return toHttp("not_found");
    const erased = erasedOf(erasure, body.name);
    if (!erased.ok) return toHttp(erased.error);
    const pdf = await context.certificate(erased.value);
    return reply
      .type("application/pdf")
      .header(
        "content-disposition",
        `attachment; filename*=UTF-8''${encodeURIComponent(`消去証明書_${erasureId.slice(0, 8)}.pdf`)}`,
      )
      .send(Buffer.from(pdf));
  });
}

/** One person is one person, also by a token of theirs: two of them make no second person. */
const inPerson = (actor: Actor): Actor => (actor.personId ? { ...actor, label: `person:${actor.personId}` } : actor);
