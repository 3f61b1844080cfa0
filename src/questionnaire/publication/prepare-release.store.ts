import type { z } from "zod";
import type { Db } from "../../platform/db/tables.ts";
import { inOrganisation } from "../../platform/db/tenant.ts";
import { ok, type Result, refuse } from "../../shared/result.ts";
import type { Protection, ProtectionOutcome, ProtectionRequest } from "../disclosure/protection.ts";
import { answersStateOf } from "../tabulation/round-answers.store.ts";
import { findTableSet } from "../tabulation/table-set.store.ts";
import { sha256 } from "./publication-log.store.ts";
import { contentHash } from "./publication-log.ts";
import type { PublicationRefusal } from "./refusal.ts";
import { earlierReleases, isOtherStateReleased, type RoundKey } from "./release.store.ts";
import { mayPublish, ReleaseContent } from "./release.ts";
import type { WantedRelease } from "./route-contracts.ts";

export interface PrepareContext {
  db: Db;
  protect(request: ProtectionRequest): Promise<ProtectionOutcome>;
}

/** All but the title, which whoever publishes gives. */
const UntitledContent = ReleaseContent.omit({ title: true });

export interface PreparedRelease extends Omit<Protection, "tables"> {
  content: z.infer<typeof UntitledContent>;
  /** Of that. */
  previewSha256: string;
  answersState: string;
  earlier: number;
}

/**
 * What a release would hold, protected together with everything that was released of the round before. Nothing is written.
 * @param propose whether other ways are worked out as well
 */
export async function prepareRelease(
  { db, protect }: PrepareContext,
  key: RoundKey,
  wanted: WantedRelease,
  propose: boolean,
): Promise<Result<PreparedRelease, PublicationRefusal>> {
  const { organisationId, roundId } = key;
  const found = await inOrganisation(db, organisationId, async (trx) => {
    const round = await trx
      .selectFrom("questionnaire_round")
      .select(["title", "state", "least_threshold as leastThreshold"])
      .where("organisation_id", "=", organisationId)
      .where("id", "=", roundId)
      .executeTakeFirst();
    const set = await findTableSet(trx, { ...key, tableSetId: wanted.tableSetId });
    if (!round || !set) return undefined;
    const { state: answersState } = await answersStateOf(trx, organisationId, roundId);
    const otherStateReleased = await isOtherStateReleased(trx, key);
    return { round, set, answersState, otherStateReleased, earlier: await earlierReleases(trx, key) };
  });
  if (!found) return refuse({ reason: "not_found" });
  const { round, set, answersState, otherStateReleased, earlier } = found;
  const tables = set.report.tables.filter(({ id }) => !wanted.without.includes(id));
  const allowed = mayPublish({
    roundState: round.state,
    tables: tables.length,
    answersState,
    tabulatedState: set.answersState,
    releasedStates: earlier.map((release) => release.answersState),
    otherStateReleased,
    threshold: wanted.rule.threshold,
    leastThreshold: round.leastThreshold,
  });
  if (!allowed.ok) return allowed;
  const { instrument, respondents, population, asOf } = set.report;
  const request: ProtectionRequest = {
    tables,
    respondents,
    rule: wanted.rule,
    earlier: earlier.flatMap((release) => release.content.tables),
    choice: wanted.choice,
    propose,
  };
  const made = await protect(request);
  if (!made.ok) return made;
  const { tables: released, ...protection } = made.value;
  const head = { format: "sekisho/release/1" as const, round: round.title, instrument, respondents, population, asOf };
  // Nothing leaves that the published shape does not name.
  const content = UntitledContent.parse({ ...head, rule: wanted.rule, tables: released });
  return ok({
    ...protection,
    content,
    previewSha256: contentHash(sha256, content),
    answersState,
    earlier: earlier.length,
  });
}
