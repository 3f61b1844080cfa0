import { sql } from "kysely";
import { recordInstanceAudit } from "../../platform/audit/audit.ts";
import type { Db, Trx } from "../../platform/db/tables.ts";
import { inOrganisation } from "../../platform/db/tenant.ts";
import type { Actor } from "../../shared/actor.ts";
import { ok, type Result, refuse } from "../../shared/result.ts";
import { checkInstrument } from "../instrument/check-instrument.ts";
import { Instrument } from "../instrument/instrument.ts";
import type { DesignRefusal } from "./refusal.ts";
import type { InstrumentSummary } from "./route-contracts.ts";

export interface DesignContext {
  db: Db;
  now(): Date;
}

interface InstrumentRow {
  organisation_id: string;
  instrument_id: string;
  edition: string;
  document: unknown;
  state: "draft" | "fixed";
  version: number;
  created_at: Date;
  created_by: string;
  changed_at: Date;
  changed_by: string;
  fixed_at: Date | null;
}

declare module "../../platform/db/tables.ts" {
  interface Tables {
    questionnaire_instrument: InstrumentRow;
  }
}

/** One edition as it is kept. */
export interface KeptInstrument {
  document: Instrument;
  state: "draft" | "fixed";
  version: number;
  changedAt: Date;
  changedBy: string;
  fixedAt: Date | null;
}

/** Which edition of which instrument. */
export interface EditionKey {
  instrumentId: string;
  edition: string;
}

type Outcome<T> = Promise<Result<T, DesignRefusal>>;

/** All editions, the last changed first; without their questions. `trx` is one of `inOrganisation`, here and below. */
export async function listInstruments(trx: Trx, organisationId: string): Promise<InstrumentSummary[]> {
  const { rows } = await sql<InstrumentSummary & { changedAt: Date; fixedAt: Date | null }>`
    select instrument_id as "instrumentId", edition, document -> 'title' as title, state,
      (select sum(jsonb_array_length(section -> 'questions'))::int from jsonb_array_elements(document -> 'sections') section) as questions,
      changed_at as "changedAt", changed_by as "changedBy", fixed_at as "fixedAt"
    from questionnaire_instrument where organisation_id = ${organisationId}
    order by changed_at desc, instrument_id, edition`.execute(trx);
  return rows.map((row) => ({
    ...row,
    changedAt: instant(row.changedAt),
    fixedAt: row.fixedAt && instant(row.fixedAt),
  }));
}

export async function findInstrument(
  trx: Trx,
  organisationId: string,
  key: EditionKey,
): Promise<KeptInstrument | undefined> {
  const row = await trx
    .selectFrom("questionnaire_instrument")
    .selectAll()
    .where("organisation_id", "=", organisationId)
    .where("instrument_id", "=", key.instrumentId)
    .where("edition", "=", key.edition)
    .executeTakeFirst();
  return row && kept(row);
}

/** Keeps a new draft. */
export function createInstrument(
  { db, now }: DesignContext,
  actor: Actor,
  organisationId: string,
  document: Instrument,
): Outcome<InstrumentSummary> {
  const at = now();
  return inOrganisation(db, organisationId, async (trx): Outcome<InstrumentSummary> => {
    const made = await sql`
      insert into questionnaire_instrument (organisation_id, instrument_id, edition, document, state, version, created_at, created_by,
        changed_at, changed_by)
      values (${organisationId}, ${document.id}, ${document.edition}, ${JSON.stringify(document)}, 'draft', 1, ${at}, ${actor.name},
        ${at}, ${actor.name})
      on conflict do nothing returning 1`.execute(trx);
    if (made.rows.length === 0) return refuse({ reason: "edition_taken" });
    await audit(trx, actor, at, "instrument.created", organisationId, keyOf(document));
    return ok(summary(document, at, actor.name));
  });
}

/** Saves a draft over the version the writer had before them. */
export function saveInstrument(
  { db, now }: DesignContext,
  actor: Actor,
  organisationId: string,
  key: EditionKey,
  save: { version: number; document: Instrument },
): Outcome<{ version: number; changedAt: string }> {
  const { version, document } = save;
  const at = now();
  return inOrganisation(db, organisationId, async (trx): Outcome<{ version: number; changedAt: string }> => {
    if (document.id !== key.instrumentId || document.edition !== key.edition)
      return refuse({ reason: "other_identity" });
    const draft = await lockDraft(trx, organisationId, key);
    if (!draft.ok) return draft;
    if (draft.value.version !== version) return refuse({ reason: "changed_meanwhile" });
    await sql`update questionnaire_instrument
      set document = ${JSON.stringify(document)}, version = version + 1, changed_at = ${at}, changed_by = ${actor.name}
      where ${isEdition(organisationId, key)}`.execute(trx);
    return ok({ version: version + 1, changedAt: instant(at) });
  });
}

/** From now on this edition stays as it is, for whoever answers it and whoever reads the answers. */
export function fixInstrument(
  { db, now }: DesignContext,
  actor: Actor,
  organisationId: string,
  key: EditionKey,
  version: number,
): Outcome<{ version: number; fixedAt: string }> {
  const at = now();
  return inOrganisation(db, organisationId, async (trx): Outcome<{ version: number; fixedAt: string }> => {
    const draft = await lockDraft(trx, organisationId, key);
    if (!draft.ok) return draft;
    if (draft.value.version !== version) return refuse({ reason: "changed_meanwhile" });
    const [problem] = checkInstrument(draft.value.document).filter(({ weight }) => weight === "error");
    if (problem) return refuse({ reason: "instrument_has_problems", place: problem.place, message: problem.message });
    await sql`update questionnaire_instrument
      set state = 'fixed', version = version + 1, fixed_at = ${at}, changed_at = ${at}, changed_by = ${actor.name}
      where ${isEdition(organisationId, key)}`.execute(trx);
    await audit(trx, actor, at, "instrument.fixed", organisationId, key);
    return ok({ version: version + 1, fixedAt: instant(at) });
  });
}

/** A draft that no round asks is thrown away. */
export function removeInstrument(
  { db, now }: DesignContext,
  actor: Actor,
  organisationId: string,
  key: EditionKey,
): Outcome<null> {
  return inOrganisation(db, organisationId, async (trx): Outcome<null> => {
    const draft = await lockDraft(trx, organisationId, key);
    if (!draft.ok) return draft;
    const { rows } = await sql<{ used: boolean }>`select exists (select from questionnaire_round
      where organisation_id = ${organisationId} and instrument_id = ${key.instrumentId} and edition = ${key.edition}) as used`.execute(
      trx,
    );
    if (rows[0]?.used) return refuse({ reason: "used_by_round" });
    await sql`delete from questionnaire_instrument where ${isEdition(organisationId, key)}`.execute(trx);
    await audit(trx, actor, now(), "instrument.removed", organisationId, key);
    return ok(null);
  });
}

/** Locks the draft until the transaction ends, so that of two who save one is told. */
async function lockDraft(trx: Trx, organisationId: string, key: EditionKey): Outcome<KeptInstrument> {
  // Locking is an update to the policies, which see drafts only; so what is not found is looked for once more.
  const { rows } = await sql<InstrumentRow>`
    select * from questionnaire_instrument where ${isEdition(organisationId, key)} for update`.execute(trx);
  if (rows[0]) return ok(kept(rows[0]));
  return refuse({ reason: (await findInstrument(trx, organisationId, key)) ? "fixed_already" : "not_found" });
}

const isEdition = (organisationId: string, { instrumentId, edition }: EditionKey) =>
  sql`organisation_id = ${organisationId} and instrument_id = ${instrumentId} and edition = ${edition}`;

const instant = (at: Date): string => at.toISOString();
const keyOf = ({ id, edition }: Instrument): EditionKey => ({ instrumentId: id, edition });

const summary = (document: Instrument, at: Date, by: string): InstrumentSummary => ({
  instrumentId: document.id,
  edition: document.edition,
  title: document.title,
  state: "draft",
  questions: document.sections.reduce((sum, section) => sum + section.questions.length, 0),
  changedAt: instant(at),
  changedBy: by,
  fixedAt: null,
});

const kept = (row: InstrumentRow): KeptInstrument => ({
  document: Instrument.parse(row.document),
  state: row.state,
  version: row.version,
  changedAt: row.changed_at,
  changedBy: row.changed_by,
  fixedAt: row.fixed_at,
});

const audit = (trx: Trx, actor: Actor, at: Date, action: string, organisationId: string, key: EditionKey) =>
  recordInstanceAudit(trx, {
    at,
    actor: actor.label,
    action,
    subject: `instrument:${key.instrumentId}/${key.edition}`,
    detail: { organisationId },
  });
