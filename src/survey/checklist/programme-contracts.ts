import { z } from "zod";
import { route } from "../../shared/route.ts";
import { Audience, ChecklistItem, Wording } from "./contract.ts";

/** Checklists of a survey programme: which are asked, their official words, and those the secretariat brings itself. */
const base = "/api/v1/programmes/:programmeId/checklists";
const InProgramme = z.object({ programmeId: z.uuid() });
const name = z.string().min(1).max(60);
const Edition = z.object({ instrument: name, edition: name });
const read = { to: "programme", permission: "programme.read" } as const;
const manage = { to: "programme", permission: "programme.manage" } as const;

export const ProgrammeChecklistSummary = Edition.extend({
  title: Wording,
  inUse: z.boolean(),
  own: z.boolean(),
  audiences: z.array(
    z.object({
      audience: Audience,
      label: Wording,
      items: z.int(),
      /** Shown as topics with the mark 「公式の文言は未確認」. */
      unconfirmed: z.int(),
      /** With their official words. */
      official: z.int(),
    }),
  ),
});
export type ProgrammeChecklistSummary = z.infer<typeof ProgrammeChecklistSummary>;

export const listProgrammeChecklists = route({
  id: "listProgrammeChecklists",
  method: "GET",
  path: base,
  summary: "調査事業のチェックリスト",
  access: read,
  params: InProgramme,
  reply: z.object({ checklists: z.array(ProgrammeChecklistSummary), mayManage: z.boolean() }),
});

export const WordedItem = ChecklistItem.pick({
  id: true,
  audience: true,
  section: true,
  scope: true,
  number: true,
  topic: true,
  certainty: true,
  optional: true,
}).extend({
  unconfirmed: z.boolean(),
  official: z.object({ wording: z.string(), how: z.enum(["confirmed", "imported"]), by: z.string() }).nullable(),
});
export type WordedItem = z.infer<typeof WordedItem>;

export const getProgrammeChecklist = route({
  id: "getProgrammeChecklist",
  method: "GET",
  path: `${base}/items`,
  summary: "チェックリストの項目と公式の文言",
  access: read,
  params: InProgramme,
  query: Edition,
  reply: Edition.extend({
    title: Wording,
    reconstructed: z.boolean(),
    items: z.array(WordedItem),
    mayManage: z.boolean(),
  }),
});

export const chooseChecklist = route({
  id: "chooseChecklist",
  method: "PUT",
  path: `${base}/choice`,
  summary: "チェックリストの版を使う・使わない",
  access: manage,
  params: InProgramme,
  body: Edition.extend({ inUse: z.boolean() }),
});

export const setWordings = route({
  id: "setWordings",
  method: "PUT",
  path: `${base}/wordings`,
  summary: "項目の公式の文言を確認する・入れる・取り消す",
  access: manage,
  params: InProgramme,
  body: Edition.extend({
    /** null takes the official words back. */
    items: z
      .array(z.object({ item: name, wording: z.string().trim().min(1).max(2000).nullable() }))
      .min(1)
      .max(500),
  }),
});

/** What would become of one row of a workbook. */
export const WordingRow = z.object({
  row: z.int(),
  number: z.string(),
  text: z.string(),
  outcome: z.enum(["set", "same", "replaces", "unknownNumber", "severalItems", "noText", "tooLong", "twice"]),
  item: z.string().nullable(),
  /** Words that stand now, where others would take their place. */
  before: z.string().nullable(),
});
export type WordingRow = z.infer<typeof WordingRow>;

export const importWordings = route({
  id: "importWordings",
  method: "POST",
  path: `${base}/wordings/import`,
  summary: "公式の文言をExcelから取り込む（シート・番号の列・文言の列を選ぶ。試しは書き込まない）",
  access: manage,
  params: InProgramme,
  upload: true,
  /** Fields: instrument, edition, audience, and once chosen sheet, numberColumn, textColumn (from 1), dryRun ("yes" or "no"). */
  reply: z.object({
    sheets: z.array(
      z.object({
        name: z.string(),
        rows: z.int(),
        columns: z.int(),
        /** First lines, to choose columns by. */
        sample: z.array(z.array(z.string())),
        /** Columns from 1 whose cells look like item numbers and like sentences; null where none does. */
        likelyNumber: z.int().nullable(),
        likelyText: z.int().nullable(),
      }),
    ),
    rows: z.array(WordingRow).nullable(),
    /** Items of the checklist that the workbook says nothing about. */
    left: z.array(z.object({ item: z.string(), number: z.string().nullable(), topic: Wording })).nullable(),
    written: z.int(),
  }),
});

export const addChecklist = route({
  id: "addChecklist",
  method: "POST",
  path: base,
  summary: "チェックリストをファイル（YAML・JSON・Excel）から加える",
  access: manage,
  params: InProgramme,
  upload: true,
  /** Fields for a workbook, which holds only the rows: instrument, edition, titleJa, titleEn. */
  reply: Edition,
});
