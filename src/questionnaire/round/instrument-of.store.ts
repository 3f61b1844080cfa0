import { sql } from "kysely";
import type { Trx } from "../../platform/db/tables.ts";
import { Instrument } from "../instrument/instrument.ts";
import type { StoredRound } from "./read-round.store.ts";

/** Instruments that were read lately. A fixed edition never changes, so what is known of it stays true. */
const known = new Map<string, Instrument>();
const mostKnown = 50;

/** What the round asks. Read and parsed once, then kept in memory: thousands open the same form. */
export async function instrumentOf(
  trx: Trx,
  { organisationId, instrumentId, edition }: Pick<StoredRound, "organisationId" | "instrumentId" | "edition">,
): Promise<Instrument> {
  const key = JSON.stringify([organisationId, instrumentId, edition]);
  const before = known.get(key);
  if (before) return before;
  const { rows } = await sql<{ document: unknown; state: string }>`select document, state from questionnaire_instrument
    where organisation_id = ${organisationId} and instrument_id = ${instrumentId} and edition = ${edition}`.execute(
    trx,
  );
  const [row] = rows;
  if (!row) throw new Error("a round without its instrument");
  const instrument = Instrument.parse(row.document);
  if (row.state !== "fixed") return instrument;
  const [oldest] = known.keys();
  if (oldest !== undefined && known.size >= mostKnown) known.delete(oldest);
  known.set(key, instrument);
  return instrument;
}
