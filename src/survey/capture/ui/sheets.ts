import { type Progress, progressOf, standings } from "../../checklist/asked-items.ts";
import { Answer, type Audience } from "../../checklist/contract.ts";
import type { Bundle } from "../bundle.ts";
import type { WorkspaceState } from "../device/workspace.ts";
import { thingName } from "../operation.ts";

type Known = Pick<WorkspaceState, "bundle" | "things">;

/** A sheet of one respondent, told by the server or opened on this device. */
export interface CaptureSheet {
  id: string;
  instrument: string;
  edition: string;
  audience: Audience;
  respondent: number;
  role: string;
  vendor: string | null;
}

export function sheetsOf({ bundle, things }: Known): CaptureSheet[] {
  const told = bundle.sheets.map((sheet) => ({ ...sheet, role: roleOf({ bundle, things }, sheet) }));
  const opened = [...things.values()].flatMap(({ key, values }) => {
    if (key.kind !== "sheet" || bundle.sheets.some(({ id }) => id === key.id)) return [];
    const text = (field: string) => String(values[field] ?? "");
    const of = { instrument: text("instrument"), edition: text("edition"), audience: text("audience") as Audience };
    return [{ id: key.id, ...of, respondent: 0, role: text("role"), vendor: null }];
  });
  const number = (sheet: CaptureSheet) => told.filter((one) => sameSheet(one, sheet)).length;
  return [
    ...told,
    ...opened.map((sheet, index) => ({
      ...sheet,
      respondent: number(sheet) + opened.slice(0, index).filter((one) => sameSheet(one, sheet)).length + 1,
    })),
  ];
}

export const sameSheet = (one: CaptureSheet, other: Pick<CaptureSheet, "instrument" | "edition" | "audience">) =>
  one.instrument === other.instrument && one.edition === other.edition && one.audience === other.audience;

function roleOf({ things }: Known, { id, role }: Bundle["sheets"][number]): string {
  const changed = things.get(thingName({ kind: "sheet", id }))?.values.role;
  return typeof changed === "string" ? changed : role;
}

export const checklistFor = ({ bundle }: Pick<Known, "bundle">, sheet: Pick<CaptureSheet, "instrument" | "edition">) =>
  bundle.checklists.find((one) => one.instrument === sheet.instrument && one.edition === sheet.edition);

/** Items of a sheet with whether they are asked now, by what is answered on this device. */
export function itemsOf(state: Known, sheet: CaptureSheet) {
  const items = (checklistFor(state, sheet)?.items ?? []).filter(({ audience }) => audience === sheet.audience);
  const answers = new Map<string, Answer>();
  for (const { id } of items) {
    const answer = Answer.safeParse(answerOf(state, sheet.id, id));
    if (answer.success) answers.set(id, answer.data);
  }
  return { items, standing: standings(items, answers, state.bundle.hasVendors) };
}

function answerOf({ bundle, things }: Known, sheetId: string, item: string) {
  const here = things.get(thingName({ kind: "check", sheetId, item }));
  if (here) return here.values.answer;
  return bundle.sheets.find(({ id }) => id === sheetId)?.answers.find((one) => one.item === item)?.values.answer;
}

export function sheetProgress(state: Known, sheet: CaptureSheet): Progress {
  const { items, standing } = itemsOf(state, sheet);
  return progressOf(items, standing);
}
