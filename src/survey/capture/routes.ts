import type { FastifyInstance } from "fastify";
import type { FacilityKeys } from "../../platform/facility-key.ts";
import { type Authenticate, mount } from "../../platform/http/mount.ts";
import { type Actor, mayActFor } from "../../shared/actor.ts";
import { ok, refuse } from "../../shared/result.ts";
import { changeSurvey, readSurvey } from "../in-survey.store.ts";
import { bundleOf } from "./bundle.store.ts";
import { collectedIn, photoContent } from "./captured.store.ts";
import {
  type DeviceKey,
  deviceSeen,
  devicesOf,
  deviceWiped,
  orderWipe,
  type Registered,
  registerDevice,
} from "./device.store.ts";
import { deviceView } from "./device-view.ts";
import { type Held, type PhotoRefusal, takePiece } from "./photo.store.ts";
import { captureRefused } from "./refusal.routes.ts";
import * as contracts from "./route-contracts.ts";
import { type CaptureContext, syncOperations } from "./sync.store.ts";

export function captureRoutes(
  app: FastifyInstance,
  authenticate: Authenticate,
  context: CaptureContext & { keys: FacilityKeys },
): void {
  const { db, ledger, keys, now } = context;

  mount(app, authenticate, contracts.prepareCapture, async ({ actor, params, body }) => {
    const made = await changeSurvey<Registered, never>(db, actor, params, async (trx, survey) =>
      ok(await registerDevice(trx, actor, survey, body.name, now())),
    );
    return made.ok ? made.value : captureRefused(made.error);
  });

  mount(app, authenticate, contracts.captureBundle, async ({ actor, params }) => {
    const bundle = await readSurvey(db, actor, params, async (trx, survey) =>
      ok(await bundleOf(trx, actor, survey, now())),
    );
    return bundle.ok ? bundle.value : captureRefused(bundle.error);
  });

  mount(app, authenticate, contracts.syncCapture, async ({ actor, params, body }) => {
    const synced = await syncOperations(context, actor, params, body);
    return synced.ok ? synced.value : captureRefused(synced.error);
  });

  mount(app, authenticate, contracts.sendCapturedPhoto, async ({ actor, params, body }) => {
    const taken = await changeSurvey<Held, PhotoRefusal | "no_such_device">(db, actor, params, async (trx, survey) => {
      const seen = await deviceSeen(trx, actor, params, null, now());
      if (!seen || seen.wipe !== null) return refuse("no_such_device" as const);
      return takePiece(trx, survey, { ledger, keys, actor, now: now() }, body.photo, body.piece);
    });
    return taken.ok ? taken.value : captureRefused(taken.error);
  });

  mount(app, authenticate, contracts.listCaptureDevices, async ({ actor, params }) => {
    const rows = await readSurvey(db, actor, params, async (trx) => ok(await devicesOf(trx, params)));
    if (!rows.ok) return captureRefused(rows.error);
    const mayPrepare = mayActFor(actor, params.facilityId, "survey.work");
    const isHospital = mayActFor(actor, params.facilityId, "survey.answer");
    const mayOrderAs = mayPrepare ? ("company" as const) : isHospital ? ("hospital" as const) : null;
    return { items: rows.value.map(deviceView), mayPrepare, mayOrderAs };
  });

  const order = async (actor: Actor, key: DeviceKey, why: string) => {
    const ordered = await readSurvey(db, actor, key, (trx) => orderWipe(trx, actor, key, why, now()));
    return ordered.ok ? undefined : captureRefused(ordered.error);
  };
  mount(app, authenticate, contracts.orderCaptureWipe, ({ actor, params, body }) => order(actor, params, body.why));
  mount(app, authenticate, contracts.demandCaptureWipe, ({ actor, params, body }) => order(actor, params, body.why));

  mount(app, authenticate, contracts.reportCaptureWiped, async ({ body: { token, why, ...key } }) => {
    await deviceWiped(db, key, { token, why }, now());
    return undefined;
  });

  mount(app, authenticate, contracts.listCaptured, async ({ actor, params }) => {
    const found = await readSurvey(db, actor, params, async (trx) => ok(await collectedIn(trx, params)));
    return found.ok ? found.value : captureRefused(found.error);
  });

  mount(app, authenticate, contracts.getCapturedPhoto, async ({ actor, params, reply }) => {
    const photo = await readSurvey(db, actor, params, async (trx) =>
      ok(await photoContent(trx, ledger.files, params, params.photoId)),
    );
    if (!photo.ok) return captureRefused(photo.error);
    if (!photo.value) return captureRefused("no_such_survey");
    return reply
      .type(photo.value.mediaType)
      .header("content-disposition", `inline; filename*=UTF-8''${encodeURIComponent(photo.value.name)}`)
      .header("content-security-policy", "sandbox; default-src 'none'")
      .send(photo.value.content);
  });
}
