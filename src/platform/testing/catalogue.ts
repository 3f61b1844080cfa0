import { sql } from "kysely";
import type { Db } from "../db/tables.ts";

/**
 * Reads the database's own catalogue, so that a table made tomorrow is held to the same rules (scale-out.md 1 and 2). A table of a
 * tenant is one with a column facility_id, unless it is listed here with the reason why it is local.
 */
export const localTables: Record<string, string> = {
  facility_code: "unique over all facilities",
  facility_role: "tells which facilities a person may see, so it is read before any is chosen",
  invitation: "found by the secret of its link, before anybody is signed in",
  api_token: "found by the secret of a token, before anybody is signed in",
};
/** Tables without a facility: what belongs to no hospital, each with what it is. A new one is a tenant's or is listed here. */
export const instanceTables: Record<string, string> = {
  migration: "which migrations were applied; written before any role of ours exists",
  instance_audit_entry: "what happened to the instance as a whole",
  instance_audit_head: "the end of that chain",
  mail: "waits to be sent, by nobody's request any more",
  custody_erasure: "that a hospital was erased, which outlives it",
  organisation: "companies and bodies, shared by the hospitals they work for",
  organisation_member: "tells in whose name a person acts, so it is read before any organisation is chosen",
  organisation_invitation: "found by the secret of its link, before anybody is signed in",
  programme_part: "tells in which survey programmes an organisation takes part, so it is read before any is chosen",
  survey_calendar_feed: "found by the secret of its address, before anybody is signed in",
  person: "people, who may work at several hospitals",
  person_session: "signed-in browsers of people",
  person_credential: "passwords of people",
  sign_in_verification: "second steps of signing in",
  two_factor: "authenticator apps of people",
  passkey: "passkeys of people",
  sign_in_attempt: "failed sign-ins, counted before anybody is known",
  instance_role: "who administers the instance",
  national_reader: "who reads the national picture",
  setup_link: "makes the first administrator",
  feed: "sources of advisories, the same for all hospitals",
  feed_refusal: "records of a source that could not be read",
  advisory: "published vulnerabilities",
  advisory_source: "what each source publishes of them",
  advisory_product: "which products they name",
  cpe_product: "product names of all sources",
  exposed_product: "products that advisories were found to concern",
  advisory_review: "advisories whose hospitals are to be looked at",
  recognition_state: "with how many product names devices were last recognised",
  product_alias: "what a text in ledgers means, decided once for everyone",
  product_release: "distinct releases, of whichever hospitals",
  release_set: "distinct devices as sets of releases",
  release_set_product: "by which product names they are found",
  verdict: "which advisories concern which release sets",
  device_text: "distinct sayings about devices (maker, model, versions), without whose they are",
  device_text_set: "which release sets these are",
};

/** Runs a query of a test that looks into the catalogue. */
export const readerOf =
  (db: Db) =>
  async <T>(query: ReturnType<typeof sql<T>>): Promise<T[]> =>
    (await query.execute(db)).rows;

/** All tables, and by names whose they are. */
export async function readCatalogue(db: Db) {
  const rows = readerOf(db);
  const tables = await rows(
    sql<{
      name: string;
      owner: string;
      secured: boolean;
      forced: boolean;
      tenant: boolean;
      ofOrganisation: boolean;
      ofProgramme: boolean;
    }>`
      select c.relname as name, pg_get_userbyid(c.relowner) as owner, c.relrowsecurity as secured, c.relforcerowsecurity as forced,
        exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'facility_id' and not a.attisdropped) as tenant,
        exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'organisation_id' and not a.attisdropped) as "ofOrganisation",
        exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'programme_id' and not a.attisdropped) as "ofProgramme"
      from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`,
  );
  const tenantTables = tables
    .filter((table) => table.tenant && !(table.name in localTables))
    .map((table) => table.name);
  /** What belongs to an organisation: its first column says which, unless the table is listed above with the reason. */
  const organisationTables = tables
    .filter((table) => table.ofOrganisation && !table.tenant && !(table.name in instanceTables))
    .map((table) => table.name);
  /** What belongs to a survey programme: the programme itself, and what is decided for all its hospitals. */
  const programmeTables = tables
    .filter((table) => table.ofProgramme && !table.ofOrganisation && !table.tenant && !(table.name in instanceTables))
    .map((table) => table.name);
  return { tables, tenantTables, organisationTables, programmeTables };
}
