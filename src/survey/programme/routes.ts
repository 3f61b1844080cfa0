import type { FastifyInstance } from "fastify";
import type { Authenticate } from "../../platform/http/mount.ts";
import { boardRoutes } from "./board.routes.ts";
import type { ProgrammeContext } from "./context.store.ts";
import { programmeRoutes } from "./programme.routes.ts";
import { stepRoutes } from "./step.routes.ts";

/** Survey programmes: what they are, how their hospitals get through the steps, and how far they are. */
export function surveyProgrammeRoutes(
  app: FastifyInstance,
  authenticate: Authenticate,
  context: ProgrammeContext,
): void {
  programmeRoutes(app, authenticate, context);
  stepRoutes(app, authenticate, context);
  boardRoutes(app, authenticate, context);
}
