import type { FastifyInstance } from "fastify";
import type { Identity } from "./identity.routes.ts";
import { instanceRoutes } from "./instance/instance.routes.ts";
import { setupRoutes } from "./instance/setup.routes.ts";
import { organisationRoutes } from "./organisation/organisation.routes.ts";
import { invitationRoutes } from "./people/invitation.routes.ts";
import { peopleRoutes } from "./people/people.routes.ts";
import { accountRoutes, type FacilityNames } from "./sign-in/account.routes.ts";
import { secondFactorRoutes } from "./sign-in/second-factor.routes.ts";
import { signInRoutes } from "./sign-in/sign-in.routes.ts";

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
