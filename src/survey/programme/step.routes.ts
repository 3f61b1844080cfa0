import type { FastifyInstance } from "fastify";
import { inFacility, inFacilityOfProgramme, reachingAlso } from "../../platform/db/tenant.ts";
import { type Authenticate, mount } from "../../platform/http/mount.ts";
import { japanDay } from "../../shared/japan-day.ts";
import { mayLookInto } from "../survey-reach.ts";
import type { ProgrammeContext } from "./context.store.ts";
import { takesPart } from "./hospital.store.ts";
import * as hospital from "./hospital-contracts.ts";
import { stepToHttp, toHttp } from "./refusal.routes.ts";
import { getProgrammeHospital, takeStepAsSecretariat } from "./route-contracts.ts";
import type { Side } from "./state.ts";
import { takeSurveyStep } from "./step.store.ts";
import { surveySummaries } from "./survey-summary.store.ts";
import { surveyView } from "./survey-view.store.ts";

/** The steps of one hospital's survey, from each side of it. */
export function stepRoutes(app: FastifyInstance, authenticate: Authenticate, context: ProgrammeContext): void {
  const { db, now } = context;

  mount(app, authenticate, hospital.listSurveys, ({ actor, params: { facilityId } }) =>
    inFacility(db, facilityId, async (trx) => ({
      surveys: await surveySummaries(trx, facilityId, japanDay(now()), (programmeId) =>
        mayLookInto(actor, { facilityId, programmeId }),
      ),
    })),
  );

  mount(app, authenticate, hospital.getSurvey, async ({ actor, params }) => {
    const seen = mayLookInto(actor, params)
      ? await inFacilityOfProgramme(db, params, (trx) => surveyView(trx, actor, params, now()))
      : undefined;
    return seen ?? toHttp("not_found");
  });

  const own: [
    typeof hospital.takeStepAsHospital | typeof hospital.takeStepAsCompany | typeof hospital.takeStepAsReviewer,
    Side,
  ][] = [
    [hospital.takeStepAsHospital, "hospital"],
    [hospital.takeStepAsCompany, "company"],
    [hospital.takeStepAsReviewer, "supervisor"],
  ];
  for (const [contract, side] of own)
    mount(app, authenticate, contract, async ({ actor, params, body }) => {
      const taken = await takeSurveyStep(context, actor, params, side, body);
      return taken.ok ? undefined : stepToHttp(taken.error);
    });

  mount(app, authenticate, getProgrammeHospital, async ({ actor, params }) => {
    if (!(await takesPart(context, params))) return toHttp("not_found");
    const seen = await reachingAlso(params.facilityId, () =>
      inFacilityOfProgramme(db, params, (trx) => surveyView(trx, actor, params, now())),
    );
    return seen ?? toHttp("not_found");
  });

  mount(app, authenticate, takeStepAsSecretariat, async ({ actor, params, body }) => {
    if (!(await takesPart(context, params))) return toHttp("not_found");
    const taken = await takeSurveyStep(context, actor, params, "secretariat", body);
    return taken.ok ? undefined : stepToHttp(taken.error);
  });
}
