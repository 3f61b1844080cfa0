import { ok } from "../../shared/result.ts";
import { Audience } from "../checklist/contract.ts";
import { changeRole, type OpeningRefusal, openSheet, sheetsOf } from "../checklist/sheet.store.ts";
import { type Applying, type ApplyOutcome, appliedOf, cannot } from "./applying.store.ts";
import { mergeEdits } from "./merge.ts";
import type { Captured, Edit } from "./operation.ts";

/**
 * A sheet opened for a respondent on the spot, or another role of one there is. The server gives a new sheet its own id and tells it as
 * `sheetId`; the device then goes on under that one.
 */
export async function applySheet(applying: Applying, id: string, edits: readonly Edit[]): ApplyOutcome {
  const { trx, survey, actor, now } = applying;
  const sheets = await sheetsOf(trx, survey);
  const known = sheets.find(({ sheetId }) => sheetId === id);
  if (known) {
    const current = { role: known.role };
    const { apply, conflicting } = mergeEdits(current, edits);
    const role = apply.find(({ field }) => field === "role")?.to;
    if (typeof role === "string") await changeRole(trx, { ...survey, sheetId: id }, role, actor, now);
    return ok(appliedOf(current, edits, conflicting, () => ({ by: "", at: null })));
  }
  const wanted = new Map<string, Captured>(edits.map(({ field, to }) => [field, to]));
  const text = (field: string) => String(wanted.get(field) ?? "");
  const audience = Audience.safeParse(wanted.get("audience"));
  if (!audience.success) return cannot("bad_value", refused.not_found);
  const sheet = {
    instrument: text("instrument"),
    edition: text("edition"),
    audience: audience.data,
    role: text("role").slice(0, 100),
    vendorId: null,
  };
  const opened = await openSheet(trx, survey, sheet, actor, now);
  if (opened.ok) return ok({ values: { ...sheet, sheetId: opened.value.sheetId }, conflicts: [] });
  // Somebody else opened the only sheet of this audience meanwhile: what was asked belongs on that one.
  const only = sheets.find(
    (one) => one.instrument === sheet.instrument && one.edition === sheet.edition && one.audience === sheet.audience,
  );
  if (opened.error !== "one_sheet_only" || !only) return cannot("not_possible", refused[opened.error]);
  return ok({ values: { ...sheet, role: only.role, sheetId: only.sheetId }, conflicts: [] });
}

const refused: Record<OpeningRefusal, string> = {
  not_found: "このチェックリストは調査事業にありません。端末の内容を最新にしてから、票を作り直してください。",
  not_in_use: "このチェックリストは今は使われていません。事務局に確かめてください。",
  one_sheet_only: "この対象の票は一つだけです。すでにある票に書いてください。",
  vendor_missing: "業者の票は、台帳の業者を選んで画面で作ってください。",
  vendor_has_sheet: "この業者の票はすでにあります。その票に書いてください。",
};
