import type { FastifyInstance } from "fastify";
import { inFacility } from "../platform/db/tenant.ts";
import { type Authenticate, mount } from "../platform/http/mount.ts";
import { mayActFor } from "../shared/actor.ts";
import { japanDay } from "../shared/japan-day.ts";
import { answerLinkRoutes } from "./answering/link.routes.ts";
import { createInquiry, type LinkContext } from "./answering/make-link.store.ts";
import { closeInquiry } from "./close-inquiry.store.ts";
import { listInquiries } from "./inquiry.store.ts";
import { toHttp } from "./refusal.routes.ts";
import * as contracts from "./route-contracts.ts";
import { deleteView, listViews, saveView } from "./view.store.ts";
import * as views from "./view-contracts.ts";

export function inquiryRoutes(app: FastifyInstance, authenticate: Authenticate, context: LinkContext): void {
  const { db } = context;

  mount(app, authenticate, contracts.listInquiries, async ({ actor, params: { facilityId }, query }) => ({
    items: await inFacility(db, facilityId, (trx) => listInquiries(trx, facilityId, japanDay(context.now()), query)),
    mayWrite: mayActFor(actor, facilityId, "ledger.write"),
  }));
  mount(app, authenticate, contracts.createInquiry, async ({ actor, params, body }) => {
    const asked = await createInquiry(context, actor, params.facilityId, body);
    return asked.ok ? { ...asked.value.inquiry, answerLink: asked.value.answerLink } : toHttp(asked.error);
  });
  answerLinkRoutes(app, authenticate, context);
  mount(app, authenticate, contracts.closeInquiry, async ({ actor, params, body }) => {
    const closed = await closeInquiry(context, actor, params.facilityId, params.inquiryId, body);
    return closed.ok ? closed.value : toHttp(closed.error);
  });

  mount(app, authenticate, views.listViews, async ({ params: { facilityId } }) => ({
    items: await inFacility(db, facilityId, (trx) => listViews(trx, facilityId)),
  }));
  mount(app, authenticate, views.saveView, async ({ actor, params: { facilityId }, body }) =>
    inFacility(db, facilityId, (trx) => saveView(trx, facilityId, body, actor.name, context.now())),
  );
  mount(app, authenticate, views.deleteView, async ({ params: { facilityId, viewId } }) => {
    const removed = await inFacility(db, facilityId, (trx) => deleteView(trx, facilityId, viewId));
    return removed ? undefined : toHttp({ reason: "not_found" });
  });
}
