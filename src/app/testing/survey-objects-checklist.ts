import { inFacilityOfProgramme } from "../../platform/db/tenant.ts";
import { keepEvidence } from "../../survey/checklist/evidence.store.ts";
import { recordChecks } from "../../survey/checklist/record-checks.store.ts";
import { handOver, openSheet } from "../../survey/checklist/sheet.store.ts";
import type { SmallProgramme } from "./a-programme.ts";
import type { ComposedApp } from "./composed-app.ts";

/** A filled-in sheet with a file that was shown, of a hospital's survey; ids by the name of their path parameter. */
export async function aSheet(
  { runtime }: ComposedApp,
  facilityId: string,
  { programmeId }: SmallProgramme,
  word: string,
): Promise<{ sheetId: string; evidenceId: string }> {
  const key = { facilityId, programmeId };
  const by = { label: "operator", name: "運用者" };
  const at = runtime.ledger.now();
  return inFacilityOfProgramme(runtime.database.db, key, async (trx) => {
    await handOver(trx, key, "2026-01-08", by, at);
    const sheet = { instrument: "mhlw-5.2", edition: "5.2", audience: "executive" as const, vendorId: null };
    const opened = await openSheet(trx, key, { ...sheet, role: `${word}の院長` }, by, at);
    if (!opened.ok) throw new Error(opened.error);
    const { sheetId } = opened.value;
    const photo = { name: `${word}.png`, mediaType: "image/png", content: Buffer.from(word) };
    const evidenceId = await keepEvidence(trx, runtime.files, { ...key, sheetId }, photo, by, at);
    if (!evidenceId) throw new Error("the evidence was not kept");
    await recordChecks(trx, { ...key, sheetId }, [aCheck(word)], by, at);
    return { sheetId, evidenceId };
  });
}

const aCheck = (word: string) => ({
  item: "EX-02",
  basedOn: 0,
  answer: "unknown" as const,
  notUnderstood: `${word}の方針`,
  hardToUnderstand: true,
  evidenceAsked: false,
  evidenceSeen: false,
  evidence: "",
  evidenceFileId: null,
  checkedOn: "2026-01-20",
  targetOn: null,
  visit: 1,
  note: word,
});

export function checklistBodies(word: string): Record<string, object> {
  const edition = { instrument: "mhlw-5.2", edition: "5.2" };
  const checks = { checks: [{ item: "EX-01", basedOn: 0, answer: "yes", checkedOn: "2026-01-20", note: word }] };
  const photo = new FormData();
  photo.append("file", new File([word], `${word}.png`));
  const workbook = new FormData();
  for (const [name, value] of Object.entries({ ...edition, audience: "executive" })) workbook.append(name, value);
  workbook.append("file", new File([`EX-01,${word}の公式の文言\n`], "bungen.csv"));
  const own = new FormData();
  own.append("instrument", `kyokai-${crypto.randomUUID()}`);
  own.append("edition", "2026");
  own.append("titleJa", `${word}の項目`);
  own.append("file", new File([`対象,文言\n経営層,${word}の質問\n`], "komoku.csv"));
  return {
    handOverChecklists: { on: "2026-01-09" },
    openSheet: { ...edition, audience: "user", role: `${word}の看護師` },
    changeSheetRole: { role: `${word}の病院長` },
    recordSheetChecks: checks,
    answerSheet: checks,
    addEvidence: photo,
    chooseChecklist: { instrument: "mhlw-inspection", edition: "r6", inUse: true },
    setWordings: { ...edition, items: [{ item: "EX-01", wording: `${word}の文言` }] },
    importWordings: workbook,
    addChecklist: own,
  };
}
