import type { FastifyInstance } from "fastify";
import { type Authenticate, mount, type Refused } from "../../platform/http/mount.ts";
import type { Actor } from "../../shared/actor.ts";
import type { Result } from "../../shared/result.ts";
import type { SurveyKey } from "../survey-reach.ts";
import type { VisitContext } from "./context.store.ts";
import { toHttp } from "./refusal.routes.ts";
import * as walk from "./walkthrough.store.ts";
import * as contracts from "./walkthrough-contracts.ts";

/** The walk through the premises: eight target categories and the route of places. */
export function walkRoutes(app: FastifyInstance, authenticate: Authenticate, context: VisitContext): void {
  async function thenWalk(
    actor: Actor,
    key: SurveyKey,
    done: Result<null, walk.WalkRefusal> = { ok: true, value: null },
  ): Promise<contracts.WalkView | Refused> {
    const view = done.ok ? await walk.walkView(context, actor, key) : done;
    return view.ok ? view.value : toHttp(view.error);
  }

  mount(app, authenticate, contracts.getWalk, ({ actor, params }) => thenWalk(actor, params));
  mount(app, authenticate, contracts.setWalkTarget, async ({ actor, params, body }) =>
    thenWalk(actor, params, await walk.setTarget(context, actor, params, body)),
  );
  mount(app, authenticate, contracts.addWalkPlace, async ({ actor, params, body }) =>
    thenWalk(actor, params, await walk.addPlace(context, actor, params, body)),
  );
  mount(app, authenticate, contracts.changeWalkPlace, async ({ actor, params, body }) =>
    thenWalk(actor, params, await walk.changePlace(context, actor, params, body)),
  );
  mount(app, authenticate, contracts.orderWalk, async ({ actor, params, body }) =>
    thenWalk(actor, params, await walk.orderPlaces(context, actor, params, body.placeIds)),
  );
  mount(app, authenticate, contracts.removeWalkPlace, async ({ actor, params }) =>
    thenWalk(actor, params, await walk.removePlace(context, actor, params)),
  );
}
