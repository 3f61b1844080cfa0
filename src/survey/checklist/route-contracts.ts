import { z } from "zod";
import { FacilityId } from "../../ledger/contract.ts";
import { route } from "../../shared/route.ts";
import { ReturnReason } from "../review/contract.ts";
import { Answer, Audience, Check, CheckOutcome, CheckToRecord, Support, Wording } from "./contract.ts";

const base = "/api/v1/facilities/:facilityId/survey/:programmeId";
const InSurvey = z.object({ facilityId: FacilityId, programmeId: z.uuid() });
const OfSheet = InSurvey.extend({ sheetId: z.uuid() });
const role = z.string().trim().min(1).max(100);

const Progress = z.object({
  items: z.int(),
  answered: z.int(),
  notUnderstood: z.int(),
  optionalOpen: z.int(),
});

const Instrument = z.object({ instrument: z.string(), edition: z.string(), title: Wording });

export const SheetSummary = z.object({
  sheetId: z.uuid(),
  respondent: z.int(),
  role: z.string(),
  vendorName: z.string().nullable(),
  progress: Progress,
  hardToUnderstand: z.int(),
  lastCheckedOn: z.string().nullable(),
});
export type SheetSummary = z.infer<typeof SheetSummary>;

export const ChecklistSummary = Instrument.extend({
  /** Not in use any more, but sheets of it were filled in. */
  inUse: z.boolean(),
  audiences: z.array(
    z.object({
      audience: Audience,
      label: Wording,
      respondents: z.enum(["one", "several", "vendors"]),
      items: z.int(),
      sheets: z.array(SheetSummary),
    }),
  ),
});
export type ChecklistSummary = z.infer<typeof ChecklistSummary>;

export const listChecklists = route({
  id: "listChecklists",
  method: "GET",
  path: `${base}/checklists`,
  summary: "チェックリストの票と、どこまで聞いたか",
  access: { to: "facility", permission: "survey.read" },
  params: InSurvey,
  reply: z.object({
    handedOver: z.object({ on: z.string(), by: z.string() }).nullable(),
    checklists: z.array(ChecklistSummary),
    /** Vendors of the ledger, for sheets of their own. */
    vendors: z.array(z.object({ id: z.uuid(), name: z.string() })),
    mayWork: z.boolean(),
    mayAnswer: z.boolean(),
  }),
});

export const handOverChecklists = route({
  id: "handOverChecklists",
  method: "POST",
  path: `${base}/checklists/hand-over`,
  summary: "事前に読んでもらうチェックリストを渡したことを記録する",
  access: { to: "facility", permission: "survey.work" },
  params: InSurvey,
  body: z.object({ on: z.iso.date() }),
});

export const openSheet = route({
  id: "openSheet",
  method: "POST",
  path: `${base}/sheets`,
  summary: "回答者（または事業者）の票を加える",
  access: { to: "facility", permission: "survey.work" },
  params: InSurvey,
  body: z.object({
    instrument: z.string().max(60),
    edition: z.string().max(60),
    audience: Audience,
    role,
    vendorId: z.uuid().nullable().default(null),
  }),
  reply: z.object({ sheetId: z.uuid() }),
});

export const changeSheetRole = route({
  id: "changeSheetRole",
  method: "PATCH",
  path: `${base}/sheets/:sheetId`,
  summary: "回答者の職種を直す",
  access: { to: "facility", permission: "survey.work" },
  params: OfSheet,
  body: z.object({ role }),
});

/** Answers of a row that asks the same in another edition or instrument. */
export const Beside = Instrument.extend({
  item: z.string(),
  number: z.string().nullable(),
  topic: Wording,
  answers: z.array(
    z.object({ audience: Audience, respondent: z.int(), role: z.string(), answer: Answer, checkedOn: z.string() }),
  ),
});
export type Beside = z.infer<typeof Beside>;

export const ItemView = z.object({
  id: z.string(),
  number: z.string().nullable(),
  section: Wording,
  scope: z.enum(["all", "server", "terminal", "network"]),
  topic: Wording,
  /** The official words, once imported or confirmed. */
  official: z.string().nullable(),
  /** 公式の文言は未確認 */
  unconfirmed: z.boolean(),
  optional: z.boolean(),
  gate: z.boolean(),
  needsVendorContract: z.boolean(),
  asked: z.boolean(),
  /** Oldest first; the last one counts. */
  checks: z.array(Check),
  beside: z.array(Beside),
  /** The review sent the answer back, and waits for a better one. */
  returned: z.object({ reason: ReturnReason, text: z.string(), by: z.string(), at: z.iso.datetime() }).nullable(),
});
export type ItemView = z.infer<typeof ItemView>;

export const SheetView = Instrument.extend({
  sheetId: z.uuid(),
  audience: Audience,
  label: Wording,
  respondent: z.int(),
  role: z.string(),
  vendorName: z.string().nullable(),
  marks: z.enum(["circle", "word"]),
  reconstructed: z.boolean(),
  targetRequired: z.boolean(),
  /** Today in Japan: the day that a check is given when it is made. */
  today: z.iso.date(),
  /** Whether rows about vendors are asked. */
  hasVendors: z.boolean(),
  items: z.array(ItemView),
  /** Visits of the survey, for the number that a check is given. */
  visits: z.array(z.object({ number: z.int(), on: z.iso.date() })),
  mayWork: z.boolean(),
  mayAnswer: z.boolean(),
});
export type SheetView = z.infer<typeof SheetView>;

export const getSheet = route({
  id: "getSheet",
  method: "GET",
  path: `${base}/sheets/:sheetId`,
  summary: "票の項目と回答（確認の履歴、ほかの版の対応する項目を含む）",
  access: { to: "facility", permission: "survey.read" },
  params: OfSheet,
  reply: SheetView,
});

export const sheetSupport = route({
  id: "sheetSupport",
  method: "GET",
  path: `${base}/sheets/:sheetId/support`,
  summary: "台帳から分かること（項目ごと）",
  access: { to: "facility", permission: "survey.read" },
  params: OfSheet,
  reply: z.object({ items: z.record(z.string(), z.array(Support)) }),
});

const Checks = z.object({ checks: z.array(CheckToRecord).min(1).max(200) });
const Outcomes = z.object({ outcomes: z.array(CheckOutcome) });

export const recordSheetChecks = route({
  id: "recordSheetChecks",
  method: "POST",
  path: `${base}/sheets/:sheetId/checks`,
  summary: "聞き取った回答を記録する（調査側）",
  access: { to: "facility", permission: "survey.work" },
  params: OfSheet,
  body: Checks,
  reply: Outcomes,
});

export const answerSheet = route({
  id: "answerSheet",
  method: "POST",
  path: `${base}/sheets/:sheetId/answers`,
  summary: "病院が自分で回答する",
  access: { to: "facility", permission: "survey.answer" },
  params: OfSheet,
  body: Checks,
  reply: Outcomes,
});

export const addEvidence = route({
  id: "addEvidence",
  method: "POST",
  path: `${base}/sheets/:sheetId/evidence`,
  summary: "確認した資料の写真・PDFを加える",
  access: { to: "facility", permission: "survey.work" },
  params: OfSheet,
  upload: true,
  reply: z.object({ fileId: z.uuid() }),
});

export const getEvidence = route({
  id: "getEvidence",
  method: "GET",
  path: `${base}/evidence/:evidenceId`,
  summary: "確認した資料のファイル",
  access: { to: "facility", permission: "survey.read" },
  params: InSurvey.extend({ evidenceId: z.uuid() }),
  binaryReply: true,
});
