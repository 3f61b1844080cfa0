import type { FastifyRequest } from "fastify";
import type { Db } from "../../platform/db/tables.ts";
import { inFacility } from "../../platform/db/tenant.ts";
import { type Actor, mayActFor, mayInProgramme } from "../../shared/actor.ts";
import { languageOf } from "../../shared/words.ts";
import { companyOf } from "../hours/standing.ts";
import { findParticipation } from "../participation.store.ts";
import { isOver } from "../programme/state.ts";
import { surveyDocuments } from "../review/contract.ts";
import type { SurveyKey } from "../survey-reach.ts";
import type { Recipient } from "./contract.ts";
import { mayDeliver } from "./deliver.ts";
import { situationOf } from "./delivery.store.ts";
import { type Delivery, deliveriesOf } from "./delivery-list.store.ts";
import { ministriesOf } from "./ministries.store.ts";
import { wordsOf } from "./refusal.ts";

/** What the page of deliveries shows this person. @returns undefined when there is no such survey */
export const deliveryPage = (db: Db, actor: Actor, key: SurveyKey, request: FastifyRequest, now: Date) =>
  inFacility(db, key.facilityId, async (trx) => {
    const participation = await findParticipation(trx, key);
    if (!participation) return undefined;
    const over = isOver(participation.state);
    const { standings, ...situation } = await situationOf(trx, key);
    const accepted = surveyDocuments.filter((kind) => situation.documents[kind] === "accepted");
    const language = languageOf(request.headers["accept-language"]);
    const secretariat = mayInProgramme(actor, key.programmeId, "programme.manage");
    const company = companyOf(actor, key) !== undefined;
    const own: Recipient[] = over
      ? []
      : [...(company ? ["secretariat" as const] : []), ...(secretariat ? handedOn : [])];
    const asked = own.map((recipient) => {
      // The message is still to be written: only what is missing otherwise counts here.
      const may = mayDeliver({ recipient, kinds: accepted, message: "…" }, situation);
      return { recipient, reason: may.ok ? null : wordsOf(may.error)[language] };
    });
    const ofHospital = (actor.facilities.find((one) => one.facilityId === key.facilityId)?.through ?? []).length === 0;
    return {
      items: (await deliveriesOf(trx, key)).map((delivery) =>
        shown(delivery, { actor, key, over, ofHospital, secretariat }),
      ),
      accepted: accepted.map((kind) => ({ kind, edition: standings[kind].newest?.edition ?? 0 })),
      mayDeliverTo: asked.filter(({ reason }) => reason === null).map(({ recipient }) => recipient),
      waitingFor: asked.flatMap(({ recipient, reason }) => (reason === null ? [] : [{ recipient, reason }])),
      ministries: secretariat ? await ministriesOf(trx, key.programmeId, now) : [],
    };
  });

const handedOn: readonly Recipient[] = ["hospital", "ministry"];

/** The hospital reads what was written to it; that sets went elsewhere it sees, covering notes to others it does not. */
function shown(
  { facilityId: _f, organisationId: _o, ...delivery }: Delivery,
  seen: { actor: Actor; key: SurveyKey; over: boolean; ofHospital: boolean; secretariat: boolean },
) {
  const open = !seen.over && delivery.receivedOn === null;
  const forHospital = delivery.recipient === "hospital";
  const receives =
    (forHospital && seen.ofHospital && mayActFor(seen.actor, seen.key.facilityId, "survey.answer")) ||
    (delivery.recipient === "secretariat" && seen.secretariat);
  const notes = seen.secretariat && delivery.recipient !== "secretariat";
  const actions = [...(receives ? ["receive" as const] : []), ...(notes ? ["note" as const] : [])];
  const readable = !seen.ofHospital || forHospital;
  return { ...delivery, message: readable ? delivery.message : "", actions: open ? actions : [] };
}
