import type { FastifyInstance } from "fastify";
import type { Db } from "../../platform/db/tables.ts";
import { inOrganisation, inProgramme } from "../../platform/db/tenant.ts";
import { type Authenticate, mount, Refused } from "../../platform/http/mount.ts";
import { mayActIn, mayInProgramme } from "../../shared/actor.ts";
import { type FrozenStatistics, freezeStatistics, frozenOf, programmeOf } from "./freeze.store.ts";
import * as contracts from "./route-contracts.ts";
import { checklistsAcross, figuresAcross } from "./view.store.ts";

export interface AcrossContext {
  db: Db;
  now(): Date;
}

/** Tables over the hospitals of a programme, and what they are published from. */
export function acrossRoutes(app: FastifyInstance, authenticate: Authenticate, { db, now }: AcrossContext): void {
  mount(app, authenticate, contracts.acrossChecklists, ({ params: { programmeId }, query }) =>
    inProgramme(db, programmeId, { as: "overseer" }, (trx) => checklistsAcross(trx, programmeId, query)),
  );

  mount(app, authenticate, contracts.acrossFigures, ({ params: { programmeId } }) =>
    inProgramme(db, programmeId, { as: "overseer" }, (trx) => figuresAcross(trx, programmeId)),
  );

  mount(app, authenticate, contracts.listProgrammeStatistics, async ({ actor, params: { programmeId } }) => {
    const programme = await inProgramme(db, programmeId, { as: "overseer" }, (trx) => programmeOf(trx, programmeId));
    if (!programme) return refused("not_found");
    const { secretariatId, threshold } = programme;
    const own = mayActIn(actor, secretariatId, "questionnaire.read");
    const rounds = own
      ? await inOrganisation(db, secretariatId, (trx) => frozenOf(trx, secretariatId, programmeId))
      : [];
    return {
      organisationId: own ? secretariatId : null,
      threshold,
      rounds: rounds.map(told),
      mayFreeze: own && mayInProgramme(actor, programmeId, "programme.manage"),
    };
  });

  mount(app, authenticate, contracts.freezeProgrammeStatistics, async ({ actor, params: { programmeId }, body }) => {
    const frozen = await freezeStatistics(db, actor, programmeId, body.title, now());
    if (!frozen.ok) return refused(frozen.error);
    return { ...told(frozen.value), organisationId: frozen.value.organisationId };
  });
}

const told = ({ roundId, title, hospitals, madeAt }: FrozenStatistics) => ({
  roundId,
  title,
  hospitals,
  madeAt: madeAt.toISOString(),
});

const words = {
  not_found: { status: 404, ja: "見つかりません。一覧を開き直してください。", en: "Not found. Open the list again." },
  nothing_to_freeze: {
    status: 409,
    ja: "まだどの病院もチェックリストに答えていません。聞き取りが済んでから作ってください。",
    en: "No hospital has answered a checklist yet. Make it when interviews have been held.",
  },
} as const;

function refused(reason: keyof typeof words): Refused {
  const { status, ...texts } = words[reason];
  return new Refused(status, reason, texts);
}
