import type { FastifyInstance, FastifyReply } from "fastify";
import type { FacilityId } from "../../ledger/contract.ts";
import { inFacility } from "../../platform/db/tenant.ts";
import { type Authenticate, mount, Refused } from "../../platform/http/mount.ts";
import { fileOf, filled, readUpload } from "../../platform/http/upload.ts";
import type { HoursContext } from "../hours/context.store.ts";
import { mayLookInto } from "../survey-reach.ts";
import { deliveredFile, deliveredHospitals, deliveredTo } from "./delivered.store.ts";
import { deliverOn, deliverReport } from "./delivery.store.ts";
import { deliveryPage } from "./delivery-page.store.ts";
import { receiptFile, receive } from "./receipt.store.ts";
import { toHttp } from "./refusal.routes.ts";
import * as contracts from "./route-contracts.ts";

const evidenceTypes: Record<string, string> = {
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
  pdf: "application/pdf",
};

/** Reports and sets of documents on their way: company, secretariat, hospital, ministry. */
export function deliveryRoutes(app: FastifyInstance, authenticate: Authenticate, context: HoursContext): void {
  const { db, now } = context;

  mount(app, authenticate, contracts.listSurveyDeliveries, async ({ actor, params, request }) => {
    const page = mayLookInto(actor, params) && (await deliveryPage(db, actor, params, request, now()));
    return page || toHttp({ reason: "not_found" });
  });
  mount(app, authenticate, contracts.deliverReport, async ({ actor, params, body }) => {
    const delivered = await deliverReport(context, actor, params, body);
    return delivered.ok ? delivered.value : toHttp(delivered.error);
  });
  mount(app, authenticate, contracts.deliverOn, async ({ actor, params, body }) => {
    const organisationId = body.recipient === "ministry" ? body.organisationId : null;
    const delivered = await deliverOn(context, actor, params, { ...body, organisationId });
    return delivered.ok ? delivered.value : toHttp(delivered.error);
  });

  mount(app, authenticate, contracts.recordReceipt, async ({ actor, params, request }) => {
    const upload = await readUpload(request, 1);
    if (upload instanceof Refused) return upload;
    const fields = contracts.ReceiptFields.safeParse(upload.fields);
    if (!fields.success) return toHttp({ reason: "bad_fields" });
    const file = fileOf(filled(upload.files), evidenceTypes);
    if (file === "wrong_file_type") return toHttp({ reason: file });
    const receipt = { ...fields.data, file: file === "no_file" ? null : file };
    const received = await receive(
      context,
      actor,
      params,
      params.deliveryId,
      ({ recipient }) => (recipient === "secretariat" ? "receiver" : "sender"),
      receipt,
    );
    return received.ok ? undefined : toHttp(received.error);
  });
  mount(app, authenticate, contracts.getReceiptFile, async ({ params, reply }) => {
    const file = await inFacility(db, params.facilityId, (trx) => receiptFile(trx, context, params, params.deliveryId));
    return file ? sendFile(reply, file) : toHttp({ reason: "not_found" });
  });
  mount(app, authenticate, contracts.acknowledgeDelivery, async ({ actor, params }) => {
    const received = await receive(context, actor, params, params.deliveryId, ({ recipient }) =>
      recipient === "hospital" ? "receiver" : undefined,
    );
    return received.ok ? undefined : toHttp(received.error);
  });

  mount(app, authenticate, contracts.getDelivered, async ({ actor, params }) => {
    const found = mayLookInto(actor, params) && (await deliveredTo(db, actor, params));
    return found || toHttp({ reason: "not_found" });
  });
  mount(app, authenticate, contracts.getDeliveredFile, async ({ actor, params, query, reply }) => {
    const file =
      mayLookInto(actor, params) && (await deliveredFile(context, actor, params, { ...params, format: query.format }));
    return file ? sendFile(reply, file) : toHttp({ reason: "not_found" });
  });
  mount(app, authenticate, contracts.acknowledgeDelivered, async ({ actor, params }) => {
    const offices = actor.facilities.find((one) => one.facilityId === params.facilityId)?.through ?? [];
    const received = await receive(context, actor, params, params.deliveredId, ({ recipient, organisationId }) =>
      recipient === "ministry" && offices.includes(organisationId ?? "") ? "receiver" : undefined,
    );
    return received.ok ? undefined : toHttp(received.error);
  });
  mount(app, authenticate, contracts.listDelivered, async ({ actor, params }) => {
    const { title, hospitals } = await deliveredHospitals(db, actor, params.programmeId);
    return { title, hospitals: hospitals.map((one) => ({ ...one, facilityId: one.facilityId as FacilityId })) };
  });
}

const sendFile = (reply: FastifyReply, file: { name: string; mediaType: string; content: Buffer }) =>
  reply
    .type(file.mediaType)
    .header("content-disposition", `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
    .header("content-security-policy", "sandbox; default-src 'none'")
    .send(file.content);
