import type { Trx } from "../platform/db/tables.ts";
import type { Actor } from "../shared/actor.ts";
import { keepDeLinkedRound } from "./round/de-linked-round.store.ts";
import type { DeLinkedRound } from "./round/de-linked-round.ts";

/**
 * Keeps answers that were given in another capability as a closed, anonymous round of an organisation, from which tables are made and
 * published as from any other. `trx` is one of `inOrganisation`. @returns id of the round
 */
export const keepAnswersDeLinked = (trx: Trx, actor: Actor, round: DeLinkedRound, now: Date): Promise<string> =>
  keepDeLinkedRound(trx, actor, round, now);
