import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { FacilityId } from "../ledger/contract.ts";
import { recordAudit } from "../platform/audit/audit.ts";
import type { Db, Trx } from "../platform/db/tables.ts";
import { inFacility } from "../platform/db/tenant.ts";
import type { FileStore } from "../platform/files.ts";
import type { Actor } from "../shared/actor.ts";
import type { DocumentContent, VolumeKind } from "./contract.ts";

interface EditionRow {
  facility_id: string;
  id: string;
  kind: VolumeKind;
  edition: number;
  issued_on: string;
  as_of: string;
  content_hash: string;
  content: DocumentContent[];
  pdf_file_id: string;
  xlsx_file_id: string | null;
  note: string;
  issued_by: string;
  issued_at: Date;
}

declare module "../platform/db/tables.ts" {
  interface Tables {
    document_edition: EditionRow;
    picture_position: { facility_id: string; picture: string; node_id: string; x: number; y: number };
  }
}

export interface IssuedEdition {
  id: string;
  kind: VolumeKind;
  edition: number;
  issuedOn: string;
  asOf: string;
  hash: string;
  note: string;
  issuedBy: string;
  hasWorkbook: boolean;
}

const listed = [
  "id",
  "kind",
  "edition",
  sql<string>`issued_on::text`.as("issued_on"),
  "as_of",
  "content_hash",
  "note",
  "issued_by",
  "xlsx_file_id",
] as const;

export async function listEditions(trx: Trx, facilityId: FacilityId): Promise<IssuedEdition[]> {
  const rows = await trx
    .selectFrom("document_edition")
    .select(listed)
    .where("facility_id", "=", facilityId)
    .orderBy("issued_at", "desc")
    .limit(500)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    edition: row.edition,
    issuedOn: row.issued_on,
    asOf: row.as_of,
    hash: row.content_hash,
    note: row.note,
    issuedBy: row.issued_by,
    hasWorkbook: row.xlsx_file_id !== null,
  }));
}

export const findEdition = (trx: Trx, facilityId: FacilityId, id: string) =>
  trx
    .selectFrom("document_edition")
    .select(["kind", "edition", "content", "pdf_file_id", "xlsx_file_id"])
    .where("facility_id", "=", facilityId)
    .where("id", "=", id)
    .executeTakeFirst();

/** Number that the next edition of this kind will carry. */
export async function nextEdition(trx: Trx, facilityId: FacilityId, kind: VolumeKind): Promise<number> {
  const row = await trx
    .selectFrom("document_edition")
    .select((select) => select.fn.max("edition").as("last"))
    .where("facility_id", "=", facilityId)
    .where("kind", "=", kind)
    .executeTakeFirst();
  return (row?.last ?? 0) + 1;
}

export interface Issue {
  kind: VolumeKind;
  edition: number;
  issuedOn: string;
  asOf: string;
  hash: string;
  content: readonly DocumentContent[];
  pdf: Uint8Array;
  xlsx: Uint8Array | null;
  note: string;
}

/** Keeps an edition for good. @returns null when another one took the number in the meantime */
export function keepEdition(
  db: Db,
  files: FileStore,
  actor: Actor,
  facilityId: FacilityId,
  issue: Issue,
  at: Date,
): Promise<string | null> {
  return inFacility(db, facilityId, async (trx) => {
    await sql`select pg_advisory_xact_lock(727030, hashtext(${facilityId}))`.execute(trx);
    if ((await nextEdition(trx, facilityId, issue.kind)) !== issue.edition) return null;
    const put = (name: string, mediaType: string, content: Uint8Array) =>
      files.put(trx, facilityId, { name, mediaType, content, by: actor.label, at });
    const stem = `${issue.kind}-${issue.edition}`;
    const pdf = await put(`${stem}.pdf`, "application/pdf", issue.pdf);
    const workbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    const xlsx = issue.xlsx && (await put(`${stem}.xlsx`, workbookType, issue.xlsx));
    const id = randomUUID();
    await trx
      .insertInto("document_edition")
      .values({
        facility_id: facilityId,
        id,
        kind: issue.kind,
        edition: issue.edition,
        issued_on: issue.issuedOn,
        as_of: issue.asOf,
        content_hash: issue.hash,
        content: JSON.stringify(issue.content) as unknown as DocumentContent[],
        pdf_file_id: pdf,
        xlsx_file_id: xlsx,
        note: issue.note,
        issued_by: actor.name,
        issued_at: at,
      })
      .execute();
    const detail = { kind: issue.kind, edition: issue.edition, hash: issue.hash };
    await recordAudit(trx, facilityId, {
      at,
      actor: actor.label,
      action: "document.issue",
      subject: `edition:${id}`,
      detail,
    });
    return id;
  });
}

export type Positions = Record<string, { x: number; y: number }>;

export async function readPositions(trx: Trx, facilityId: FacilityId, picture: string): Promise<Positions> {
  const rows = await trx
    .selectFrom("picture_position")
    .select(["node_id", "x", "y"])
    .where("facility_id", "=", facilityId)
    .where("picture", "=", picture)
    .execute();
  return Object.fromEntries(rows.map(({ node_id, x, y }) => [node_id, { x, y }]));
}

/** Replaces all positions of a picture; an empty set lets it draw itself again. */
export async function writePositions(
  trx: Trx,
  facilityId: FacilityId,
  picture: string,
  positions: Positions,
): Promise<void> {
  await trx
    .deleteFrom("picture_position")
    .where("facility_id", "=", facilityId)
    .where("picture", "=", picture)
    .execute();
  const values = Object.entries(positions).map(([node_id, { x, y }]) => ({
    facility_id: facilityId,
    picture,
    node_id,
    x,
    y,
  }));
  if (values.length) await trx.insertInto("picture_position").values(values).execute();
}
