import type { FastifyInstance } from "fastify";
import { type Authenticate, mount } from "../../platform/http/mount.ts";
import { toHttp } from "../refusal.routes.ts";
import { type LinkContext, makeLink, revokeLink } from "./make-link.store.ts";
import * as contracts from "./route-contracts.ts";

/** Making and ending the links by which inquiries are answered. */
export function answerLinkRoutes(app: FastifyInstance, authenticate: Authenticate, context: LinkContext): void {
  mount(app, authenticate, contracts.makeAnswerLink, async ({ actor, params: { facilityId, inquiryId }, body }) => {
    const made = await makeLink(context, actor, facilityId, inquiryId, body.email ?? null);
    return made.ok ? made.value : toHttp(made.error);
  });
  mount(app, authenticate, contracts.revokeAnswerLink, async ({ actor, params: { facilityId, inquiryId } }) => {
    const revoked = await revokeLink(context, actor, facilityId, inquiryId);
    return revoked.ok ? revoked.value : toHttp(revoked.error);
  });
}
