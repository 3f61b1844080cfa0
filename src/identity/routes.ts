import type { FastifyInstance } from "fastify";
import { accountRoutes, type FacilityNames } from "./account.routes.ts";
import type { Identity } from "./identity.routes.ts";
import { instanceRoutes } from "./instance.routes.ts";
import { invitationRoutes } from "./invitation.routes.ts";
import { organisationRoutes } from "./organisation.routes.ts";
import { peopleRoutes } from "./people.routes.ts";
import { secondFactorRoutes } from "./second-factor.routes.ts";
import { setupRoutes } from "./setup.routes.ts";
import { signInRoutes } from "./sign-in.routes.ts";

/** All routes of identity. `facilityNames` comes from whoever keeps facilities; ids it does not know are left out. */
export function identityRoutes(app: FastifyInstance, identity: Identity, facilityNames: FacilityNames): void {
  const { context, authentication } = identity;
  setupRoutes(app, context);
  signInRoutes(app, authentication, context);
  secondFactorRoutes(app, authentication, context);
  accountRoutes(app, authentication, context, facilityNames);
  peopleRoutes(app, authentication.authenticate, context);
  invitationRoutes(app, authentication, context, facilityNames);
  organisationRoutes(app, authentication.authenticate, context);
  instanceRoutes(app, authentication.authenticate, context, facilityNames);
}
