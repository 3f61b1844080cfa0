import { sql } from "kysely";
import type { Trx } from "../platform/db/tables.ts";
import type { FileStore } from "../platform/files.ts";
import type { VolumeKind } from "./contract.ts";
import { findEdition } from "./edition.store.ts";

/** An issued edition, as others refer to it. */
export interface EditionReference {
  id: string;
  kind: VolumeKind;
  edition: number;
  /** ISO day. */
  issuedOn: string;
  issuedBy: string;
  hash: string;
  note: string;
  hasWorkbook: boolean;
}

/** Editions issued from that moment on, newest first. `trx` is one of `inFacility`, here and below. */
export async function editionsSince(trx: Trx, facilityId: string, since: Date): Promise<EditionReference[]> {
  const rows = await trx
    .selectFrom("document_edition")
    .select([
      "id",
      "kind",
      "edition",
      sql<string>`issued_on::text`.as("issued_on"),
      "issued_by",
      "content_hash",
      "note",
    ])
    .select("xlsx_file_id")
    .where("facility_id", "=", facilityId)
    .where("issued_at", ">=", since)
    .orderBy("issued_at", "desc")
    .orderBy("edition", "desc")
    .execute();
  return rows.map(({ issued_on, issued_by, content_hash, xlsx_file_id, ...row }) => ({
    ...row,
    issuedOn: issued_on,
    issuedBy: issued_by,
    hash: content_hash,
    hasWorkbook: xlsx_file_id !== null,
  }));
}

/** Editions of several hospitals by their ids, as one list. `trx` must see the hospitals. */
export async function editionsByIds(
  trx: Trx,
  facilityIds: readonly string[],
  ids: readonly string[],
): Promise<Omit<EditionReference, "issuedBy" | "hash" | "note">[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Omit<EditionReference, "issuedBy" | "hash" | "note">>`
    select id, kind, edition, issued_on::text as "issuedOn", xlsx_file_id is not null as "hasWorkbook"
    from document_edition where facility_id = any (${facilityIds}::uuid[]) and id = any (${ids}::uuid[])`.execute(trx);
  return rows;
}

/** The file of an edition; undefined when there is no such edition or it has no workbook. */
export async function editionFile(
  trx: Trx,
  files: FileStore,
  facilityId: string,
  editionId: string,
  format: "pdf" | "xlsx",
): Promise<{ name: string; mediaType: string; content: Buffer } | undefined> {
  const edition = await findEdition(trx, facilityId as Parameters<typeof findEdition>[1], editionId);
  const id = format === "pdf" ? edition?.pdf_file_id : edition?.xlsx_file_id;
  return id ? files.get(trx, facilityId, id) : undefined;
}
