import { z } from "zod";
import { FacilityId } from "../../ledger/contract.ts";
import { route } from "../../shared/route.ts";
import { mostHundredths } from "./hundredths.ts";
import { Work } from "./template.ts";

const base = "/api/v1/facilities/:facilityId/survey/:programmeId/hours";
const OfSurvey = z.object({ facilityId: FacilityId, programmeId: z.uuid() });
const Day = z.iso.date();
const Yen = z.int().nonnegative().max(100_000_000);
const Hundredths = z.int().nonnegative();

const SheetRow = z.object({
  id: z.string(),
  row: z.int().nullable(),
  deliverable: z.string().nullable(),
  work: Work,
  planned: Hundredths.nullable(),
  actual: Hundredths.nullable(),
  label: z.object({ ja: z.string(), en: z.string() }),
});
const Cell = z.object({
  rowId: z.string(),
  workedOn: Day,
  worker: z.string(),
  hundredths: Hundredths,
  note: z.string(),
});
export const ExpenseKind = z.enum(["travel", "lodging", "other"]);
export type ExpenseKind = z.infer<typeof ExpenseKind>;
const Expense = z.object({
  id: z.uuid(),
  spentOn: Day,
  kind: ExpenseKind,
  what: z.string(),
  yen: z.int(),
  hasReceipt: z.boolean(),
});
const Closing = z.object({
  planned: Hundredths,
  actual: Hundredths,
  rateYen: z.int(),
  labourYen: z.int(),
  payableLabourYen: z.int(),
  expensesYen: z.int(),
});
export const HoursView = z.object({
  today: Day,
  monday: Day,
  rows: z.array(SheetRow),
  planned: Hundredths,
  actual: Hundredths,
  byWork: z.record(Work, z.object({ planned: Hundredths, actual: Hundredths })),
  /** Cells of this week, of everybody. */
  cells: z.array(Cell),
  /** Weeks with hours, by Monday. */
  weeks: z.array(z.object({ monday: Day, total: Hundredths })),
  /** Everybody who has worked on it; the person first who may enter. */
  workers: z.array(z.string()),
  settledOn: Day.nullable(),
  mayEnter: z.boolean(),
  maySettle: z.boolean(),
  /** Company and supervising side only. */
  money: z
    .object({
      capYen: z.int().nullable(),
      quotations: z.array(
        z.object({
          number: z.int(),
          hundredths: Hundredths,
          rateYen: z.int(),
          labourYen: z.int(),
          capYen: z.int().nullable(),
          expensesYen: z.int(),
          note: z.string(),
          madeBy: z.string(),
          madeOn: Day,
        }),
      ),
      expenses: z.array(Expense),
      /** What it would be closed with now; null while no quotation gives a rate. */
      closing: Closing.nullable(),
      settlements: z.array(
        Closing.extend({
          number: z.int(),
          settledOn: Day,
          settledBy: z.string(),
          note: z.string(),
          reopenedBy: z.string().nullable(),
          reopenedWhy: z.string().nullable(),
        }),
      ),
    })
    .nullable(),
});
export type HoursView = z.infer<typeof HoursView>;
export type Money = NonNullable<HoursView["money"]>;

export const getHours = route({
  id: "getHours",
  method: "GET",
  path: base,
  summary: "工数の予定と実績（資料6）、週の入力、見積と精算",
  access: { to: "facility", permission: "survey.read" },
  params: OfSurvey,
  query: z.object({ monday: Day.optional() }),
  reply: HoursView,
});

export const exportHours = route({
  id: "exportHours",
  method: "GET",
  path: `${base}/export`,
  summary: "工数確認票のファイル",
  access: { to: "facility", permission: "survey.read" },
  params: OfSurvey,
  query: z.object({ format: z.enum(["xlsx", "csv"]).default("xlsx") }),
  binaryReply: true,
});

export const saveWeek = route({
  id: "saveHourWeek",
  method: "PUT",
  path: `${base}/weeks`,
  summary: "一週間の実績を保存する（送ったマスだけが変わる）",
  access: { to: "facility", permission: "survey.work" },
  params: OfSurvey,
  body: z.object({
    monday: Day,
    worker: z.string().trim().min(1).max(60),
    cells: z
      .array(
        z.object({
          rowId: z.string().max(40),
          workedOn: Day,
          hundredths: z.int().positive().max(mostHundredths).nullable(),
          note: z.string().max(500).default(""),
        }),
      )
      .max(1_000),
  }),
});

export const addHourRow = route({
  id: "addHourRow",
  method: "POST",
  path: `${base}/rows`,
  summary: "工数の行を加える",
  access: { to: "facility", permission: "survey.work" },
  params: OfSurvey,
  body: z.object({ label: z.string().trim().min(1).max(80) }),
  reply: z.object({ id: z.string() }),
});

/** Multipart: spentOn, kind, what, yen, and the receipt as a file if there is one. */
export const ExpenseFields = z.object({
  spentOn: Day,
  kind: ExpenseKind,
  what: z.string().trim().min(1).max(200),
  yen: z.coerce.number().pipe(Yen.positive()),
});
export const addExpense = route({
  id: "addExpense",
  method: "POST",
  path: `${base}/expenses`,
  summary: "交通費・宿泊費・その他の経費を記録する",
  access: { to: "facility", permission: "survey.work" },
  params: OfSurvey,
  upload: true,
  reply: z.object({ id: z.uuid() }),
});

export const removeExpense = route({
  id: "removeExpense",
  method: "DELETE",
  path: `${base}/expenses/:expenseId`,
  summary: "経費の記録を取り消す",
  access: { to: "facility", permission: "survey.work" },
  params: OfSurvey.extend({ expenseId: z.uuid() }),
});

const receipt = { method: "GET", summary: "経費の領収書", binaryReply: true } as const;
const OfExpense = OfSurvey.extend({ expenseId: z.uuid() });
export const getReceipt = route({
  ...receipt,
  id: "getReceipt",
  path: `${base}/expenses/:expenseId/receipt`,
  access: { to: "facility", permission: "survey.work" },
  params: OfExpense,
});
/** The same for whoever checks the settlement. */
export const checkReceipt = route({
  ...receipt,
  id: "checkReceipt",
  path: `${base}/expenses/:expenseId/receipt/check`,
  access: { to: "facility", permission: "survey.review" },
  params: OfExpense,
});

export const quoteHours = route({
  id: "quoteHours",
  method: "POST",
  path: `${base}/quotations`,
  summary: "見積を記録する（労務費は上限まで）",
  access: { to: "facility", permission: "survey.work" },
  params: OfSurvey,
  body: z.object({
    hundredths: z.int().positive().max(1_000_000),
    rateYen: z.int().positive().max(1_000_000),
    expensesYen: Yen,
    note: z.string().max(500).default(""),
  }),
});

export const settleHours = route({
  id: "settleHours",
  method: "POST",
  path: `${base}/settlements`,
  summary: "工数と経費を精算する",
  access: { to: "facility", permission: "survey.review" },
  params: OfSurvey,
  body: z.object({
    note: z.string().max(500).default(""),
    /** The figures that were on screen; anything that changed since is told, not settled. */
    seen: Closing.pick({ actual: true, expensesYen: true }),
  }),
});

export const reopenSettlement = route({
  id: "reopenSettlement",
  method: "POST",
  path: `${base}/settlements/reopen`,
  summary: "精算をやり直せるようにする",
  access: { to: "facility", permission: "survey.review" },
  params: OfSurvey,
  body: z.object({ why: z.string().trim().min(1).max(500) }),
});
