import { sql } from "kysely";
import { recordInstanceAudit } from "../../platform/audit/audit.ts";
import type { Trx } from "../../platform/db/tables.ts";
import type { Actor } from "../../shared/actor.ts";
import { ok, type Result, refuse } from "../../shared/result.ts";
import { appendToLog, lockLog, sha256 } from "./publication-log.store.ts";
import { contentHash } from "./publication-log.ts";
import type { PublicationRefusal } from "./refusal.ts";
import { ReleaseContent } from "./release.ts";
import type { ReleaseSummary } from "./route-contracts.ts";

declare module "../../platform/db/tables.ts" {
  interface Tables {
    questionnaire_release: {
      organisation_id: string;
      round_id: string;
      id: string;
      number: number;
      title: string;
      content: unknown;
      content_sha256: string;
      answers_state: string;
      published_by: string;
      published_at: Date;
    };
  }
}

export interface RoundKey {
  organisationId: string;
  roundId: string;
}
export type ReleaseKey = RoundKey & { releaseId: string };

const summary = sql`release.id, release.number, release.title, release.content_sha256 as "contentSha256",
  release.published_by as "publishedBy", release.published_at as "publishedAt",
  jsonb_array_length(release.content -> 'tables') as tables, (release.content -> 'rule' ->> 'threshold')::int as threshold,
  withdrawal.why as "withdrawnWhy", withdrawal.acted_by as "withdrawnBy", withdrawal.acted_at as "withdrawnAt"`;
const releases = sql`questionnaire_release release left join questionnaire_publication_entry withdrawal
  on withdrawal.organisation_id = release.organisation_id and withdrawal.release_id = release.id and withdrawal.action = 'withdrawn'`;

type Row = Omit<ReleaseSummary, "publishedAt" | "withdrawnAt"> & { publishedAt: Date; withdrawnAt: Date | null };
const told = (row: Row): ReleaseSummary => ({
  ...row,
  publishedAt: row.publishedAt.toISOString(),
  withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
});

/** The newest first. `trx` is one of `inOrganisation`, here and below. */
export async function listReleases(trx: Trx, { organisationId, roundId }: RoundKey): Promise<ReleaseSummary[]> {
  const { rows } = await sql<Row>`select ${summary} from ${releases}
    where release.organisation_id = ${organisationId} and release.round_id = ${roundId} order by release.number desc`.execute(
    trx,
  );
  return rows.map(told);
}

/** @returns document: a ReleaseContent as it is kept */
export async function findRelease(
  trx: Trx,
  { organisationId, roundId, releaseId }: ReleaseKey,
): Promise<{ summary: ReleaseSummary; document: unknown } | undefined> {
  const { rows } = await sql<Row & { content: unknown }>`select ${summary}, release.content from ${releases}
    where release.organisation_id = ${organisationId} and release.round_id = ${roundId} and release.id = ${releaseId}`.execute(
    trx,
  );
  const [row] = rows;
  if (!row) return undefined;
  const { content, ...rest } = row;
  return { summary: told(rest), document: content };
}

/** What was released of the round before, withdrawn or not: who read it then knows it still. Oldest first. */
export async function earlierReleases(
  trx: Trx,
  { organisationId, roundId }: RoundKey,
): Promise<{ content: ReleaseContent; answersState: string }[]> {
  const rows = await trx
    .selectFrom("questionnaire_release")
    .select(["content", "answers_state as answersState"])
    .where("organisation_id", "=", organisationId)
    .where("round_id", "=", roundId)
    .orderBy("number")
    .execute();
  return rows.map(({ content, answersState }) => ({ content: ReleaseContent.parse(content), answersState }));
}

/** Whether something was released of another round with answers of the same survey programme. */
export async function isOtherStateReleased(trx: Trx, { organisationId, roundId }: RoundKey): Promise<boolean> {
  const { rows } = await sql`
    select from questionnaire_round this
      join questionnaire_round other on other.organisation_id = this.organisation_id and other.programme_id = this.programme_id
        and other.id <> this.id
      join questionnaire_release release on release.organisation_id = other.organisation_id and release.round_id = other.id
    where this.organisation_id = ${organisationId} and this.id = ${roundId} limit 1`.execute(trx);
  return rows.length > 0;
}

export interface NewRelease {
  title: string;
  content: ReleaseContent;
  answersState: string;
  /** How many there were of the round when this one was protected against them. */
  earlier: number;
}

/** Releases it with its line in the log and in the audit. Refused where another one came between: it was not protected against that one. */
export async function keepRelease(
  trx: Trx,
  actor: Actor,
  key: ReleaseKey,
  made: NewRelease,
  now: Date,
): Promise<Result<ReleaseSummary, PublicationRefusal>> {
  const { organisationId, roundId, releaseId } = key;
  await lockLog(trx, organisationId);
  const before = await listReleases(trx, key);
  if (before.length !== made.earlier) return refuse({ reason: "changed_meanwhile" });
  if (await isOtherStateReleased(trx, key)) return refuse({ reason: "other_state_released" });
  const contentSha256 = contentHash(sha256, made.content);
  await trx
    .insertInto("questionnaire_release")
    .values({
      organisation_id: organisationId,
      round_id: roundId,
      id: releaseId,
      number: made.earlier + 1,
      title: made.title,
      content: JSON.stringify(made.content),
      content_sha256: contentSha256,
      answers_state: made.answersState,
      published_by: actor.name,
      published_at: now,
    })
    .execute();
  await writeDown(trx, actor, key, { action: "published", contentSha256, why: null, title: made.title }, now);
  const [kept] = await listReleases(trx, key);
  if (!kept) throw new Error("what was just kept is there");
  return ok(kept);
}

/** Takes it away from the public; what it held stays known here, and the log says that it was public. */
export async function withdrawRelease(
  trx: Trx,
  actor: Actor,
  key: ReleaseKey,
  why: string,
  now: Date,
): Promise<Result<ReleaseSummary, PublicationRefusal>> {
  await lockLog(trx, key.organisationId);
  const found = await findRelease(trx, key);
  if (!found) return refuse({ reason: "not_found" });
  const { withdrawnAt, contentSha256, title } = found.summary;
  if (withdrawnAt !== null) return refuse({ reason: "already_withdrawn" });
  await writeDown(trx, actor, key, { action: "withdrawn", contentSha256, why, title }, now);
  return ok({ ...found.summary, withdrawnAt: now.toISOString(), withdrawnBy: actor.name, withdrawnWhy: why });
}

async function writeDown(
  trx: Trx,
  actor: Actor,
  { organisationId, roundId, releaseId }: ReleaseKey,
  act: { action: "published" | "withdrawn"; contentSha256: string; why: string | null; title: string },
  now: Date,
): Promise<void> {
  const { action, contentSha256, why, title } = act;
  const acted = { actedBy: actor.name, actedAt: now.toISOString() };
  await appendToLog(trx, organisationId, { action, roundId, releaseId, contentSha256, why, ...acted });
  await recordInstanceAudit(trx, {
    at: now,
    actor: actor.label,
    action: `questionnaire.${action}`,
    subject: `release:${releaseId}`,
    detail: { title, contentSha256, why, organisation: organisationId, round: roundId },
  });
}
