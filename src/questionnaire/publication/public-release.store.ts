import { sql } from "kysely";
import type { Db, Trx } from "../../platform/db/tables.ts";
import type { PublicRelease } from "./route-contracts.ts";

/**
 * Runs `work` as the public: under a role that may read no table at all, and call the two functions that tell of released tables. Whatever
 * a public page asks for, the database gives it nothing else (src/platform/db/catalogue.db.test.ts).
 */
const asPublic = <T>(db: Db, work: (trx: Trx) => Promise<T>): Promise<T> =>
  db.transaction().execute(async (trx) => {
    await sql`set local role sekisho_public`.execute(trx);
    return work(trx);
  });

/** The newest first. */
export async function publicReleases(db: Db): Promise<PublicRelease[]> {
  return asPublic(db, async (trx) => told(await releasesWhere(trx, sql`true`)));
}

/** @returns document (a ReleaseContent as it is kept) null where it was withdrawn; undefined where there is no such release */
export async function publicRelease(
  db: Db,
  releaseId: string,
): Promise<{ release: PublicRelease; document: unknown } | undefined> {
  return asPublic(db, async (trx) => {
    const [release] = told(await releasesWhere(trx, sql`id = ${releaseId}`));
    if (!release) return undefined;
    const { rows } = await sql<{ content: unknown }>`
      select questionnaire_public_content(${releaseId}) as content`.execute(trx);
    return { release, document: rows[0]?.content ?? null };
  });
}

type Row = Omit<PublicRelease, "publishedAt" | "withdrawnAt"> & { publishedAt: Date; withdrawnAt: Date | null };

async function releasesWhere(trx: Trx, condition: ReturnType<typeof sql>): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select id, publisher, number, title, content_sha256 as "contentSha256", published_at as "publishedAt",
      withdrawn_at as "withdrawnAt", withdrawn_why as "withdrawnWhy"
    from questionnaire_public_releases() where ${condition} order by published_at desc, id`.execute(trx);
  return rows;
}

const told = (rows: readonly Row[]): PublicRelease[] =>
  rows.map((row) => ({
    ...row,
    publishedAt: row.publishedAt.toISOString(),
    withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
  }));
