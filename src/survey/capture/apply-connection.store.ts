import {
  addRecord,
  changeSeenRecords,
  type LedgerRefusal,
  lastChanges,
  ledgerRefused,
  lockRecord,
} from "../../ledger/api.ts";
import { FacilityId, RecordId } from "../../ledger/contract.ts";
import { ok } from "../../shared/result.ts";
import { type Applying, type ApplyOutcome, appliedOf, cannot } from "./applying.store.ts";
import { asFieldChanges, capturedOf } from "./connection-fields.ts";
import { mergeEdits } from "./merge.ts";
import type { Edit } from "./operation.ts";

/** Writes what was seen of a connection into the ledger, by the ledger's own commands; an unknown id is a connection found on the spot. */
export async function applyConnection(applying: Applying, id: string, edits: readonly Edit[]): ApplyOutcome {
  const { trx, survey, ledger, actor } = applying;
  const [facilityId, recordId] = [FacilityId.parse(survey.facilityId), RecordId.parse(id)];
  const record = await lockRecord(trx, facilityId, recordId);
  if (record && record.kind !== "connection") return cannot("not_found", words.notFound);
  if (record?.retiredAt) return cannot("not_possible", words.retired);
  // What the person had in front of them came from a record; a new one starts from nothing.
  if (!record && edits.some(({ from }) => from !== null)) return cannot("not_found", words.notFound);

  const now = record ? capturedOf(record.fields) : {};
  const { apply, conflicting } = mergeEdits(now, edits);
  const changes = asFieldChanges(Object.fromEntries(apply.map(({ field, to }) => [field, to])));
  if (!changes) return cannot("bad_value", words.noStatement);
  const reason = `現地で記録（${applying.at.toISOString().slice(0, 16).replace("T", " ")} UTC）`;
  if (!record) {
    const made = await addRecord(trx, ledger, actor, facilityId, { id: recordId, kind: "connection", changes }, reason);
    if (!made.ok) return cannot("bad_value", told(made.error));
  } else if (apply.length > 0) {
    const edit = { id: recordId, version: record.version, changes: () => changes };
    const changed = await changeSeenRecords(trx, ledger, actor, facilityId, [edit], reason);
    if (!changed.ok) return cannot("bad_value", told(changed.error));
  }
  const fields = conflicting.map(({ field }) => field);
  const changed = fields.length > 0 ? await lastChanges(trx, facilityId, recordId, fields) : new Map();
  return ok(appliedOf(now, edits, conflicting, (field) => changed.get(field) ?? { by: "", at: null }));
}

const told = (refusal: LedgerRefusal): string => ledgerRefused(refusal).words.ja;

const words = {
  notFound:
    "この外部接続は台帳に見つかりません。取り消された可能性があります。内容を控えて、新しい接続として書いてください。",
  retired: "この外部接続は台帳から外されています。台帳で戻してから、もう一度送ってください。",
  noStatement: "外部接続の項目として読めない値があります。書き直してください。",
};
