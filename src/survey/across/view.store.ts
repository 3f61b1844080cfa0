import type { Trx } from "../../platform/db/tables.ts";
import { classesOf } from "../../vulnerability/contract.ts";
import { isUnconfirmed, itemsFor } from "../checklist/asked-items.ts";
import { checklistsOf, findChecklist } from "../checklist/checklists-of.store.ts";
import { referencePlan } from "../hours/template.ts";
import {
  answeredSheets,
  countAnswers,
  hoursOf,
  ledgerFiguresOf,
  type SheetKey,
  type SurveyedHospital,
  sharingHospitals,
} from "./across.store.ts";
import { answeredIn, countItems, shareOfYes } from "./hospital-answer.ts";
import { lineLabel } from "./line-label.ts";
import type { AcrossChecklists, AcrossFigures, Grouping } from "./route-contracts.ts";
import { spreadOf } from "./spread.ts";

/** Items of one sheet over the hospitals. `trx` is one of `inProgramme` as overseer, here and below. */
export async function checklistsAcross(
  trx: Trx,
  programmeId: string,
  wanted: { [Name in keyof SheetKey]?: SheetKey[Name] | undefined } & { by: Grouping },
): Promise<AcrossChecklists> {
  const hospitals = await sharingHospitals(trx, programmeId);
  const answered = await answeredSheets(trx, programmeId);
  const checklists = await checklistsOf(trx, programmeId);
  const sheets = answered.flatMap((sheet) => {
    const { checklist } = findChecklist(checklists, sheet) ?? {};
    const named = checklist?.sheets.find(({ audience }) => audience === sheet.audience);
    if (!checklist || !named) return [];
    const label = {
      ja: `${checklist.title.ja}（${named.label.ja}）`,
      en: `${checklist.title.en} (${named.label.en})`,
    };
    return [{ ...sheet, label }];
  });
  const shown =
    sheets.find(
      ({ instrument, edition, audience }) =>
        instrument === wanted.instrument && edition === wanted.edition && audience === wanted.audience,
    ) ?? sheets.toSorted((a, b) => b.hospitals - a.hospitals)[0];
  const groups = groupsOf(hospitals, wanted.by);
  const found = shown && findChecklist(checklists, shown);
  if (!shown || !found) return { hospitals: hospitals.length, sheets, shown: null, groups, items: [] };
  const items = itemsFor(found.checklist, shown.audience);
  const counted = await countAnswers(trx, programmeId, shown, wanted.by);
  const counts = countItems(
    items.map(({ id }) => id),
    counted,
  );
  const { hospitals: _, ...sheet } = shown;
  return {
    hospitals: hospitals.length,
    sheets,
    shown: sheet,
    groups,
    items: items.map((item, at) => {
      const { total, byGroup } = counts[at] ?? { total: emptyCounts, byGroup: {} };
      return {
        id: item.id,
        number: item.number,
        section: item.section,
        topic: item.topic,
        unconfirmed: isUnconfirmed(item, found.wordings.get(item.id)?.wording ?? null),
        total,
        shareOfYes: answeredIn(total) === 0 ? null : shareOfYes(total),
        byGroup,
      };
    }),
  };
}

const emptyCounts = { yes: 0, no: 0, unknown: 0, not_applicable: 0, mixed: 0 };

const dimensions = { bedClass: "beds", founderClass: "founder", region: "bureau" } as const;

/** Groups that have a hospital, in the order of their classes; companies by name. */
function groupsOf(hospitals: readonly SurveyedHospital[], by: Grouping): AcrossChecklists["groups"] {
  if (by === "company") {
    const companies = Map.groupBy(hospitals, ({ companyId }) => companyId ?? "");
    return [...companies]
      .map(([id, own]) => {
        const name = own[0]?.companyName ?? null;
        return { id, label: { ja: name ?? "未定", en: name ?? "Not assigned" }, hospitals: own.length };
      })
      .sort((a, b) => a.label.ja.localeCompare(b.label.ja, "ja"));
  }
  const own = Map.groupBy(hospitals, (hospital) => hospital[by]);
  const classes = classesOf[dimensions[by]];
  const unheardOf = [...own.keys()].filter((id) => !classes.some((one) => one.id === id));
  return [...classes, ...unheardOf.map((id) => ({ id, label: { ja: id, en: id } }))].flatMap(({ id, label }) => {
    const count = own.get(id)?.length ?? 0;
    return count > 0 ? [{ id, label, hospitals: count }] : [];
  });
}

/** Connections, lines, firmware and hours, hospital by hospital and together. */
export async function figuresAcross(trx: Trx, programmeId: string): Promise<AcrossFigures> {
  const hospitals = await sharingHospitals(trx, programmeId);
  const figures = await ledgerFiguresOf(trx, programmeId);
  const hours = await hoursOf(trx, programmeId);
  const hoursBy = Map.groupBy(hours, ({ facilityId }) => facilityId);
  const figuresBy = new Map(figures.map((own) => [own.facilityId, own]));
  const lines = Map.groupBy(
    figures.flatMap(({ byLine }) => Object.entries(byLine)),
    ([line]) => line,
  );
  const total = (field: "entryDevices" | "firmwareUnknown") => figures.reduce((sum, own) => sum + own[field], 0);
  return {
    connections: spreadOf(figures.map(({ connections }) => connections)),
    lines: [...lines]
      .map(([id, counts]) => ({
        id,
        label: lineLabel(id),
        connections: counts.reduce((sum, [, count]) => sum + count, 0),
        hospitals: counts.length,
      }))
      .sort((a, b) => b.connections - a.connections || (a.id < b.id ? -1 : 1)),
    firmware: { entryDevices: total("entryDevices"), unknown: total("firmwareUnknown") },
    hours: spreadOf([...hoursBy.values()].map(sumHours)),
    hoursByDocument: hoursByDocument(hours),
    hospitals: hospitals.map(({ facilityId, name, companyName }) => {
      const own = figuresBy.get(facilityId);
      const worked = hoursBy.get(facilityId);
      return {
        facilityId,
        name,
        company: companyName,
        connections: own?.connections ?? null,
        entryDevices: own?.entryDevices ?? null,
        firmwareUnknown: own?.firmwareUnknown ?? null,
        hours: worked ? sumHours(worked) : null,
      };
    }),
  };
}

type Hours = Awaited<ReturnType<typeof hoursOf>>;
const sumHours = (entries: Hours): number => entries.reduce((sum, { hundredths }) => sum + hundredths, 0) / 100;

/** Rows of the form by document: its survey and its writing together. */
function hoursByDocument(hours: Hours): AcrossFigures["hoursByDocument"] {
  const documentOf = new Map(
    referencePlan.rows.flatMap(({ id, deliverable }) => (deliverable ? [[id, deliverable]] : [])),
  );
  const documents = [...new Set(documentOf.values())];
  return documents.flatMap((id) => {
    const rows = referencePlan.rows.filter(({ deliverable }) => deliverable === id);
    const own = hours.filter(({ rowId }) => documentOf.get(rowId) === id);
    const perHospital = [...Map.groupBy(own, ({ facilityId }) => facilityId).values()].map(sumHours);
    const worked = spreadOf(perHospital);
    const planned = rows.reduce((sum, row) => sum + (row.planned ?? 0), 0) / 100;
    const label = rows.at(-1)?.label ?? { ja: id, en: id };
    return worked ? [{ id, label, planned, worked }] : [];
  });
}
