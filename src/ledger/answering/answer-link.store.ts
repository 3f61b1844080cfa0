import { sql } from "kysely";
import type { Trx } from "../../platform/db/tables.ts";
import type { FileStore } from "../../platform/files.ts";
import type { InquiryView } from "../route-contracts.ts";
import { linkState } from "./answer-link.ts";
import type { AnswerDraft } from "./route-contracts.ts";

interface AnswerLinkRow {
  facility_id: string;
  id: string;
  inquiry_id: string;
  token_hash: string;
  email: string | null;
  made_by: string;
  made_by_person: string | null;
  created_at: Date;
  expires_at: Date;
  opened_at: Date | null;
  saved_at: Date | null;
  answer: AnswerDraft | null;
  answered_at: Date | null;
  revoked_at: Date | null;
}

declare module "../../platform/db/tables.ts" {
  interface Tables {
    answer_link: AnswerLinkRow;
    answer_file: {
      facility_id: string;
      id: string;
      link_id: string;
      record_id: string;
      name: string;
      media_type: string;
      size_bytes: number;
      created_at: Date;
    };
  }
}

const linkMoments = (row: AnswerLinkRow) => ({
  expiresAt: row.expires_at,
  openedAt: row.opened_at,
  savedAt: row.saved_at,
  answeredAt: row.answered_at,
  revokedAt: row.revoked_at,
});

type LinkView = NonNullable<InquiryView["link"]>;

/** The newest link of each inquiry of the hospital, by the inquiry's id. */
export async function linksOf(trx: Trx, facilityId: string, today: string): Promise<ReadonlyMap<string, LinkView>> {
  const rows = await trx
    .selectFrom("answer_link")
    .selectAll()
    .distinctOn("inquiry_id")
    .where("facility_id", "=", facilityId)
    .orderBy("inquiry_id")
    .orderBy("created_at", "desc")
    .execute();
  const answered = rows.filter((row) => row.answered_at !== null).map(({ id }) => id);
  const files = answered.length === 0 ? [] : await filesOfAnswers(trx, facilityId, answered);
  const iso = (at: Date | null) => at?.toISOString() ?? null;
  return new Map(
    rows.map((row) => [
      row.inquiry_id,
      {
        state: linkState(linkMoments(row), today),
        email: row.email,
        madeBy: row.made_by,
        madeAt: row.created_at.toISOString(),
        openedAt: iso(row.opened_at),
        savedAt: iso(row.saved_at),
        answeredAt: iso(row.answered_at),
        expiresAt: row.expires_at.toISOString(),
        answeredBy: row.answered_at && row.answer ? answererName(row.answer) : null,
        files: files.filter(({ linkId }) => linkId === row.id).map(({ id, name, kept }) => ({ id, name, kept })),
      },
    ]),
  );
}

/** Whoever answered, by their own word. */
export const answererName = ({ name, company }: Pick<AnswerDraft, "name" | "company">): string =>
  `${name}（${company}）`;

async function filesOfAnswers(trx: Trx, facilityId: string, links: readonly string[]) {
  return trx
    .selectFrom("answer_file as file")
    .leftJoin("ledger_attachment as attachment", (join) =>
      join.onRef("attachment.facility_id", "=", "file.facility_id").onRef("attachment.id", "=", "file.id"),
    )
    .select(["file.id", "file.link_id as linkId", "file.name", sql<boolean>`attachment.id is not null`.as("kept")])
    .where("file.facility_id", "=", facilityId)
    .where("file.link_id", "in", [...links])
    .orderBy("file.created_at")
    .execute();
}

/** Locks the link in force of an inquiry, if there is one. Always after the inquiry itself: two who wait for each other never end. */
export const lockLink = (trx: Trx, facilityId: string, inquiryId: string): Promise<AnswerLinkRow | undefined> =>
  trx
    .selectFrom("answer_link")
    .selectAll()
    .where("facility_id", "=", facilityId)
    .where("inquiry_id", "=", inquiryId)
    .where("revoked_at", "is", null)
    .forUpdate()
    .executeTakeFirst();

/** Ends a link that was not answered; what was saved through it is nobody's statement and goes. */
export async function endLink(
  trx: Trx,
  files: FileStore,
  { facility_id: facilityId, id }: Pick<AnswerLinkRow, "facility_id" | "id">,
  at: Date,
): Promise<void> {
  const removed = await trx
    .deleteFrom("answer_file")
    .where("facility_id", "=", facilityId)
    .where("link_id", "=", id)
    .returning("id")
    .execute();
  await trx
    .updateTable("answer_link")
    .set({ revoked_at: at, answer: null })
    .where("facility_id", "=", facilityId)
    .where("id", "=", id)
    .execute();
  for (const file of removed) await files.remove(trx, facilityId, file.id);
}
