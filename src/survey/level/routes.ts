import type { FastifyInstance } from "fastify";
import type { Db } from "../../platform/db/tables.ts";
import { type Authenticate, mount } from "../../platform/http/mount.ts";
import { toHttp } from "../review/refusal.routes.ts";
import * as contracts from "./contract.ts";
import { levelOf } from "./level.store.ts";
import { levelAnswers } from "./level-answers.store.ts";

/** How specific each company's answers are, for whoever evens them out. */
export function levelRoutes(app: FastifyInstance, authenticate: Authenticate, { db }: { db: Db }): void {
  mount(app, authenticate, contracts.getLevel, async ({ actor, params }) => {
    const level = await levelOf(db, actor, params.programmeId);
    return level ?? toHttp("not_found");
  });
  mount(app, authenticate, contracts.getLevelAnswers, ({ actor, params, query }) =>
    levelAnswers(db, actor, params.programmeId, query.row, query.companyId),
  );
}
