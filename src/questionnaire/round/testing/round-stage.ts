import { randomBytes } from "node:crypto";
import type { Db } from "../../../platform/db/tables.ts";
import { inOrganisation } from "../../../platform/db/tenant.ts";
import type { Result } from "../../../shared/result.ts";
import type { RespondentContext } from "../../respond/come.store.ts";
import { respondentPaces } from "../../respond/pace.ts";
import { draftSaver } from "../../respond/save-drafts.store.ts";
import type { RoundContext } from "../context.store.ts";
import { importAnswers } from "../import-answers.worker.ts";
import { addRespondents } from "../invitation.store.ts";
import { linkSecrets } from "../link-secret.store.ts";
import { findRound } from "../read-round.store.ts";
import { createRound, openRound } from "../round.store.ts";
import { roundSettings } from "./an-organisation.ts";

export const manager = { label: "person:hanako", name: "花子", personId: null, isAdministrator: false, facilities: [] };

/** What rounds stand on, with a clock that a test sets; mailings are begun and wait. */
export function roundContext(db: Db, instant = "2026-11-20T03:00:00Z") {
  const clock = { now: new Date(instant) };
  const roundKey = randomBytes(32);
  const context: RoundContext & RespondentContext = {
    db,
    now: () => clock.now,
    publicUrl: "https://sekisho.example",
    mailServer: true,
    roundKey,
    queueMailing: async () => {},
    readLines: async () => ({ ok: true, value: [] }),
    importAnswers: (input) => importAnswers(context, input),
    paces: respondentPaces(),
    saveSealed: draftSaver(db, () => clock.now),
  };
  return { context, clock };
}

export function must<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
  return result.value;
}

/** An open round that asks `people`, one link each. @returns its key, and the secrets of the links by address */
export async function anOpenRound(
  context: RoundContext,
  organisationId: string,
  settings: Partial<typeof roundSettings> = {},
  people = 12,
) {
  const round = must(await createRound(context, manager, organisationId, { ...roundSettings, ...settings }));
  const key = { organisationId, roundId: round.id };
  const lines = Array.from({ length: people }, (_, n) => [`回答者${n}`, `hito${n}@kaitou.example`]);
  if (round.access === "links") must(await addRespondents(context, manager, key, { from: "lines", lines }, false));
  must(await openRound(context, manager, organisationId, round.id));
  return { ...key, slug: round.slug, secrets: await secretsOf(context, key) };
}

async function secretsOf({ db, roundKey }: RoundContext, key: { organisationId: string; roundId: string }) {
  return inOrganisation(db, key.organisationId, async (trx) => {
    const round = await findRound(trx, key.organisationId, key.roundId);
    if (!round?.linkKey) return [];
    const secretOf = linkSecrets(roundKey, round.linkKey);
    const rows = await trx
      .selectFrom("questionnaire_invitation")
      .select(["id", "email"])
      .where("round_id", "=", key.roundId)
      .orderBy("email")
      .execute();
    return rows.map(({ id, email }) => ({ invitationId: id, email: email ?? "", token: secretOf(id) }));
  });
}
