import { recordInstanceAudit } from "../../platform/audit/audit.ts";
import type { Trx } from "../../platform/db/tables.ts";
import type { Actor } from "../../shared/actor.ts";
import { ok, type Result, refuse } from "../../shared/result.ts";
import { lockProgramme } from "../programme/plan.store.ts";
import type { AgreementKind } from "./agreement-kind.ts";
import { readText } from "./agreement-text.ts";
import type { AgreementRefusal } from "./refusal.routes.ts";
import { shippedTemplates } from "./shipped.ts";
import "./tables.store.ts";
import { AgreementSetting } from "./values.ts";

/** The newest edition of every text; `trx` is one that sees the programme, here and below. */
export async function templatesOf(trx: Trx, programmeId: string) {
  const rows = await trx
    .selectFrom("agreement_template")
    .select(["kind", "edition", "text", "why", "made_by", "made_at"])
    .where("programme_id", "=", programmeId)
    .orderBy("edition", "desc")
    .execute();
  return shippedTemplates.map(({ id: kind, numbering, text: shippedText }) => {
    const own = rows.find((row) => row.kind === kind);
    const made = own ? { at: own.made_at, by: own.made_by, why: own.why } : null;
    return { kind, numbering, edition: own?.edition ?? 0, text: own?.text ?? shippedText, shippedText, made };
  });
}

/** The next edition of a text; what was issued keeps its own. */
export async function saveTemplate(
  trx: Trx,
  programmeId: string,
  wanted: { kind: AgreementKind; text: string; why: string; edition: number },
  by: Actor,
  now: Date,
): Promise<Result<number, AgreementRefusal>> {
  if (!(await lockProgramme(trx, programmeId))) return refuse({ reason: "not_found" });
  const [problem] = readText(wanted.text).problems;
  if (problem) return refuse({ reason: "bad_text", problem });
  const current = (await templatesOf(trx, programmeId)).find(({ kind }) => kind === wanted.kind);
  if (current?.edition !== wanted.edition) return refuse({ reason: "changed_meanwhile" });
  const edition = wanted.edition + 1;
  const { kind, text, why } = wanted;
  await trx
    .insertInto("agreement_template")
    .values({ programme_id: programmeId, kind, edition, text, why, made_by: by.label, made_at: now })
    .execute();
  const subject = `programme:${programmeId}`;
  const detail = { kind, edition, why };
  await recordInstanceAudit(trx, { at: now, actor: by.label, action: "agreement.templateChanged", subject, detail });
  return ok(edition);
}

export async function settingOf(
  trx: Trx,
  programmeId: string,
): Promise<{ edition: number; setting: AgreementSetting }> {
  const row = await trx
    .selectFrom("agreement_setting")
    .select(["edition", "setting"])
    .where("programme_id", "=", programmeId)
    .orderBy("edition", "desc")
    .limit(1)
    .executeTakeFirst();
  // One of an older release lacks what came later.
  return { edition: row?.edition ?? 0, setting: AgreementSetting.parse(row?.setting ?? {}) };
}

export async function saveSetting(
  trx: Trx,
  programmeId: string,
  wanted: { setting: AgreementSetting; edition: number },
  by: Actor,
  now: Date,
): Promise<Result<number, AgreementRefusal>> {
  if (!(await lockProgramme(trx, programmeId))) return refuse({ reason: "not_found" });
  const current = await settingOf(trx, programmeId);
  if (current.edition !== wanted.edition) return refuse({ reason: "changed_meanwhile" });
  const edition = current.edition + 1;
  const made = { made_by: by.label, made_at: now };
  await trx
    .insertInto("agreement_setting")
    .values({ programme_id: programmeId, edition, setting: JSON.stringify(wanted.setting), ...made })
    .execute();
  const subject = `programme:${programmeId}`;
  const detail = { edition };
  await recordInstanceAudit(trx, { at: now, actor: by.label, action: "agreement.settingChanged", subject, detail });
  return ok(edition);
}
