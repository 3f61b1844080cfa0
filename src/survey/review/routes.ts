import type { FastifyInstance } from "fastify";
import { inFacility } from "../../platform/db/tenant.ts";
import { type Authenticate, mount } from "../../platform/http/mount.ts";
import { findParticipation } from "../participation.store.ts";
import { isOver } from "../programme/state.ts";
import { mayLookInto } from "../survey-reach.ts";
import { addEntry, beginComment } from "./comment.store.ts";
import { commentsOf } from "./comment-list.store.ts";
import { decideDocument, recordMeeting } from "./decision.store.ts";
import { toHttp } from "./refusal.routes.ts";
import { reviewView } from "./review-view.store.ts";
import * as contracts from "./route-contracts.ts";
import { mayReadReview, type ReviewContext, sideOf } from "./standing.store.ts";

/** Comments, returns and acceptance between the supervising side and the survey company. */
export function reviewRoutes(app: FastifyInstance, authenticate: Authenticate, context: ReviewContext): void {
  const { db } = context;

  mount(app, authenticate, contracts.getReview, async ({ actor, params }) => {
    const view =
      mayLookInto(actor, params) && (await inFacility(db, params.facilityId, (trx) => reviewView(trx, params, actor)));
    return view || toHttp("not_found");
  });
  mount(app, authenticate, contracts.listComments, async ({ actor, params, query }) => {
    const side = sideOf(actor, params);
    const found =
      mayLookInto(actor, params) &&
      (await inFacility(db, params.facilityId, async (trx) => {
        const participation = await findParticipation(trx, params);
        if (!participation) return undefined;
        const items = mayReadReview(actor, params) ? await commentsOf(trx, params, query, side) : [];
        return { items, side, over: isOver(participation.state) };
      }));
    return found || toHttp("not_found");
  });

  mount(app, authenticate, contracts.commentAsReviewer, async ({ actor, params, body }) => {
    const begun = await beginComment(context, actor, params, "reviewer", body);
    return begun.ok ? begun.value : toHttp(begun.error);
  });
  mount(app, authenticate, contracts.commentAsCompany, async ({ actor, params, body }) => {
    const begun = await beginComment(context, actor, params, "company", { ...body, returned: null });
    return begun.ok ? begun.value : toHttp(begun.error);
  });
  const steps = [
    [contracts.stepAsReviewer, "reviewer"],
    [contracts.stepAsCompany, "company"],
  ] as const;
  for (const [contract, side] of steps)
    mount(app, authenticate, contract, async ({ actor, params, body }) => {
      const added = await addEntry(context, actor, params, side, { ...body, commentId: params.commentId });
      return added.ok ? undefined : toHttp(added.error);
    });

  mount(app, authenticate, contracts.decideDocument, async ({ actor, params, body }) => {
    const decided = await decideDocument(context, actor, params, params.editionId, body);
    return decided.ok ? undefined : toHttp(decided.error);
  });
  mount(app, authenticate, contracts.recordMeeting, async ({ actor, params, body }) => {
    const recorded = await recordMeeting(context, actor, params, body);
    return recorded.ok ? undefined : toHttp(recorded.error);
  });
}
