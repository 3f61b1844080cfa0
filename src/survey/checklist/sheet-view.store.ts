import type { Trx } from "../../platform/db/tables.ts";
import type { SurveyKey } from "../survey-reach.ts";
import { isUnconfirmed, itemsFor, progressOf, standings } from "./asked-items.ts";
import { checksOf, newestAnswers } from "./check.store.ts";
import { checklistsOf, findChecklist, type ProgrammeChecklist } from "./checklists-of.store.ts";
import type { Check, ItemRef } from "./contract.ts";
import type { SheetKey } from "./record-checks.store.ts";
import { relatedItems } from "./related-items.ts";
import { returnedAnswers } from "./returned.store.ts";
import type { Beside, ChecklistSummary, SheetSummary, SheetView } from "./route-contracts.ts";
import { type Sheet, sheetsOf } from "./sheet.store.ts";
import "./tables.store.ts";
import { vendorsOf } from "./vendor.store.ts";
import { visitDays } from "./visit-days.store.ts";

type Checks = Awaited<ReturnType<typeof checksOf>>;

/** Checklists of the hospital's survey with their sheets, in use or filled in, and who could have a sheet. */
export async function checklistSummaries(trx: Trx, key: SurveyKey) {
  const checklists = await checklistsOf(trx, key.programmeId);
  const [sheets, checks, vendors] = [
    await sheetsOf(trx, key),
    await checksOf(trx, key),
    await vendorsOf(trx, key.facilityId),
  ];
  const summaries = checklists.flatMap(({ checklist, inUse }): ChecklistSummary[] => {
    const { instrument, edition, title } = checklist;
    const own = sheets.filter((sheet) => sheet.instrument === instrument && sheet.edition === edition);
    if (!inUse && own.length === 0) return [];
    return [
      {
        instrument,
        edition,
        title,
        inUse,
        audiences: checklist.sheets.map(({ audience, label, respondents }) => {
          const items = itemsFor(checklist, audience);
          const filled = own.filter((sheet) => sheet.audience === audience);
          return {
            audience,
            label,
            respondents,
            items: items.length,
            sheets: filled.map((sheet) => summaryOf(sheet, items, checks, vendors.length > 0)),
          };
        }),
      },
    ];
  });
  return { checklists: summaries, vendors };
}

function summaryOf(
  { sheetId, respondent, role, vendorName }: Sheet,
  items: Parameters<typeof progressOf>[0],
  checks: Checks,
  hasVendors: boolean,
): SheetSummary {
  const own = checks.get(sheetId);
  const newest = [...(own?.values() ?? [])].flatMap((list) => list.at(-1) ?? []);
  return {
    sheetId,
    respondent,
    role,
    vendorName,
    progress: progressOf(items, standings(items, newestAnswers(own), hasVendors)),
    hardToUnderstand: newest.filter(({ hardToUnderstand }) => hardToUnderstand).length,
    lastCheckedOn: newest.map(({ checkedOn }) => checkedOn).reduce<string | null>(later, null),
  };
}

const later = (one: string | null, other: string): string => (one === null || other > one ? other : one);

/** One sheet with everything that stands about its items; undefined where there is none. */
export async function sheetView(
  trx: Trx,
  key: SheetKey,
  today: string,
): Promise<Omit<SheetView, "mayWork" | "mayAnswer"> | undefined> {
  const sheets = await sheetsOf(trx, key);
  const sheet = sheets.find(({ sheetId }) => sheetId === key.sheetId);
  const checklists = sheet ? await checklistsOf(trx, key.programmeId) : [];
  const found = sheet && findChecklist(checklists, sheet);
  const asked = found?.checklist.sheets.find(({ audience }) => audience === sheet?.audience);
  if (!sheet || !found || !asked) return undefined;
  const checks = await checksOf(trx, key);
  const returned = await returnedAnswers(trx, key);
  const hasVendors = (await vendorsOf(trx, key.facilityId)).length > 0;
  const { checklist, wordings } = found;
  const { instrument, edition, title, marks, reconstructed } = checklist;
  const items = itemsFor(checklist, sheet.audience);
  const own = checks.get(sheet.sheetId);
  const standing = standings(items, newestAnswers(own), hasVendors);
  const related = relatedItems(checklists.map((one) => one.checklist));
  return {
    ...sheet,
    title,
    label: asked.label,
    marks,
    reconstructed,
    targetRequired: asked.targetRequired,
    today,
    hasVendors,
    visits: await visitDays(trx, key),
    items: items.map((item) => {
      const { id } = item;
      const official = wordings.get(id)?.wording ?? null;
      return {
        ...item,
        official,
        unconfirmed: isUnconfirmed(item, official),
        asked: standing.get(id)?.asked ?? true,
        checks: own?.get(id) ?? [],
        beside: related({ instrument, edition, item: id }).flatMap((ref) => beside(ref, checklists, sheets, checks)),
        returned: returned.get(id) ?? null,
      };
    }),
  };
}

/** Another edition's row with what was answered to it in this survey; none where its checklist is not known any more. */
function beside(
  ref: ItemRef,
  checklists: readonly ProgrammeChecklist[],
  sheets: readonly Sheet[],
  checks: Checks,
): Beside[] {
  const found = findChecklist(checklists, ref);
  const row = found?.checklist.items.find(({ id }) => id === ref.item);
  if (!found || !row) return [];
  const answers = sheets
    .filter(({ instrument, edition }) => instrument === ref.instrument && edition === ref.edition)
    .flatMap(({ sheetId, audience, respondent, role }) => {
      const last: Check | undefined = checks.get(sheetId)?.get(ref.item)?.at(-1);
      return last ? [{ audience, respondent, role, answer: last.answer, checkedOn: last.checkedOn }] : [];
    });
  const { title } = found.checklist;
  return [{ ...ref, title, number: row.number, topic: row.topic, answers }];
}
