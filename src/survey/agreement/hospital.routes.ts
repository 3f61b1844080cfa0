import type { FastifyInstance } from "fastify";
import { type Authenticate, mount } from "../../platform/http/mount.ts";
import type { Actor } from "../../shared/actor.ts";
import { ok, refuse } from "../../shared/result.ts";
import { readSurvey } from "../in-survey.store.ts";
import { mayReadAgreement } from "./agreement-reader.ts";
import { agreementsOf, inView } from "./document.store.ts";
import type { AgreementContext } from "./issue.store.ts";
import { toHttp } from "./refusal.routes.ts";
import * as contracts from "./route-contracts.ts";
import { sendFile } from "./send-file.routes.ts";

/** What of the programme's letters and contracts the hospital reads, and whoever surveys it. */
export function hospitalAgreementRoutes(
  app: FastifyInstance,
  authenticate: Authenticate,
  { db, files }: AgreementContext,
): void {
  const throughOf = ({ facilities }: Actor, facilityId: string) =>
    facilities.find((one) => one.facilityId === facilityId)?.through ?? [];

  mount(app, authenticate, contracts.listAgreements, async ({ actor, params }) => {
    const found = await readSurvey(db, actor, params, async (trx) =>
      ok(await agreementsOf(trx, params.programmeId, [params.facilityId])),
    );
    if (!found.ok) return toHttp({ reason: "not_found" });
    const through = throughOf(actor, params.facilityId);
    return { documents: found.value.filter((one) => mayReadAgreement(one, through)).map(inView) };
  });

  mount(app, authenticate, contracts.getAgreement, async ({ actor, params, query, reply }) => {
    const through = throughOf(actor, params.facilityId);
    const found = await readSurvey(db, actor, params, async (trx) => {
      const documents = await agreementsOf(trx, params.programmeId, [params.facilityId]);
      const document = documents.find((one) => one.id === params.agreementId && mayReadAgreement(one, through));
      const file = document && (await files.get(trx, params.facilityId, document[query.format]));
      return file ? ok(file) : refuse("not_found" as const);
    });
    return found.ok ? sendFile(reply, found.value) : toHttp({ reason: "not_found" });
  });
}
