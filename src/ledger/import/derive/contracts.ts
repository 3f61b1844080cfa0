import type { FieldValue, LedgerRecord } from "../../contract.ts";
import { known } from "../cells/field-value.ts";
import { texts } from "../merge/keys.ts";
import { type Draft, emptyDraft, type Group, type TableRun } from "../rows/draft.ts";

/** Contract records by the connection they are about. */
export function contractsByConnection(records: Iterable<LedgerRecord>): Map<string, LedgerRecord> {
  const found = new Map<string, LedgerRecord>();
  for (const record of records) {
    const connection = texts(record.fields.connection)[0];
    if (connection) found.set(connection, record);
  }
  return found;
}

/**
 * The contract behind a connection, out of the connection's rows: there is one where the rows say so, name its kind or speak of its
 * clauses, and do not say that there is none.
 */
export function contractDrafts(
  connection: Group,
  fields: Readonly<Record<string, FieldValue>>,
  runs: Map<TableRun, TableRun>,
): Draft[] {
  const exists = fields.contractExists;
  if (exists?.state === "known" && exists.value === false) return [];
  const told =
    exists?.state === "known" ||
    fields.contractType?.state === "known" ||
    connection.drafts.some((draft) => draft.contract !== null);
  if (!told || exists?.state === "none") return [];
  return connection.drafts.flatMap((draft) => {
    const stated = contractFields(draft);
    if (Object.keys(stated).length === 0) return [];
    const contract = emptyDraft(contractRun(draft.run, runs), draft.row);
    contract.fields = { connection: known(connection.id), ...stated };
    if (draft.implied?.contractExists) contract.implied = { exists: draft.implied.contractExists };
    return [contract];
  });
}

function contractFields(draft: Draft): Record<string, FieldValue> {
  const fields: Record<string, FieldValue> = {};
  const copy = (to: string, from: string) => {
    const value = draft.fields[from];
    if (value) fields[to] = value;
  };
  copy("exists", "contractExists");
  copy("type", "contractType");
  copy("form", "contractForm");
  Object.assign(fields, draft.contract ?? {});
  if (Object.keys(fields).length === 0 && !draft.implied?.contractExists) return {};
  const { counterpart } = draft.fields;
  return counterpart ? { vendor: counterpart, ...fields } : fields;
}

export function contractRun(run: TableRun, runs: Map<TableRun, TableRun>): TableRun {
  let contract = runs.get(run);
  if (!contract) {
    contract = { ...run, kind: "contract" };
    runs.set(run, contract);
  }
  return contract;
}
