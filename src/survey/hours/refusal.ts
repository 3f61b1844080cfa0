import { formatHours } from "./hundredths.ts";
import type { OverCap } from "./quotation.ts";
import type { WeekRefusal } from "./save-week.ts";

export type HoursRefusal =
  | WeekRefusal
  | OverCap
  | {
      reason:
        | "not_found"
        | "not_of_this_programme"
        | "survey_over"
        | "settled"
        | "no_company"
        | "no_quotation"
        | "not_settled"
        | "bad_fields"
        | "wrong_file_type"
        | "row_exists";
    }
  | { reason: "figures_changed"; actual: number; expensesYen: number };

export interface Words {
  status: 404 | 409 | 422;
  ja: string;
  en: string;
}

const yen = (amount: number) => amount.toLocaleString("ja-JP");

/** What people are told, with the figures and the way on. */
export function wordsOf(refusal: HoursRefusal): Words {
  switch (refusal.reason) {
    case "over_cap":
      return {
        status: 409,
        ja: `労務費${yen(refusal.labourYen)}円は、上限の${yen(refusal.capYen)}円を${yen(refusal.labourYen - refusal.capYen)}円超えています。時間数か単価を見直してください。交通費などの経費は別に計上できます。`,
        en: `Labour of ¥${yen(refusal.labourYen)} is ¥${yen(refusal.labourYen - refusal.capYen)} over the limit of ¥${yen(refusal.capYen)}. Reduce the hours or the rate; travel and outlay are quoted apart.`,
      };
    case "figures_changed":
      return {
        status: 409,
        ja: `画面を開いてから数字が変わりました（いまの実績${formatHours(refusal.actual)}時間、経費${yen(refusal.expensesYen)}円）。確かめてから、もう一度精算してください。`,
        en: `The figures have changed since the page was opened (now ${formatHours(refusal.actual)} hours, outlay ¥${yen(refusal.expensesYen)}). Check them and settle again.`,
      };
    case "not_a_monday":
      return { status: 422, ...of("週は月曜日で指定してください。", "Name the week by its Monday.") };
    case "other_week":
      return {
        status: 422,
        ...of(`${refusal.day}はこの週の日ではありません。`, `${refusal.day} is not in this week.`),
      };
    case "future_day":
      return {
        status: 422,
        ...of(
          `${refusal.day}はまだ来ていません。実績は当日までの分を入力してください。`,
          `${refusal.day} has not come yet. Enter hours worked up to today.`,
        ),
      };
    case "no_such_row":
      return {
        status: 422,
        ...of("この行はありません。画面を開き直してください。", "There is no such row. Open the page again."),
      };
    case "over_a_day":
      return {
        status: 422,
        ...of(
          `${refusal.day}の合計が24時間を超えています。入力を確かめてください。`,
          `More than 24 hours on ${refusal.day}. Check what was entered.`,
        ),
      };
    default:
      return plain[refusal.reason];
  }
}

const of = (ja: string, en: string) => ({ ja, en });

const plain: Record<Exclude<HoursRefusal, { day: string } | { rowId: string } | OverCap>["reason"], Words> = {
  not_a_monday: { status: 422, ja: "", en: "" },
  figures_changed: { status: 409, ja: "", en: "" },
  not_found: { status: 404, ja: "見つかりません。一覧を開き直してください。", en: "Not found. Open the list again." },
  not_of_this_programme: {
    status: 409,
    ja: "この調査事業では、この医療機関の担当になっていません。担当の企業の人が行ってください。",
    en: "You do not work on this hospital in this programme. Somebody of the company in charge has to do it.",
  },
  survey_over: {
    status: 409,
    ja: "この調査は終わっているため、変更できません。",
    en: "This survey is over; nothing can be changed.",
  },
  settled: {
    status: 409,
    ja: "精算が済んでいるため、変更できません。直すときは、監督企業か事務局に精算のやり直しを頼んでください。",
    en: "This is settled. To change it, ask the supervising company or the secretariat to open the settlement again.",
  },
  no_company: {
    status: 409,
    ja: "担当の調査企業がまだ決まっていません。事務局が決めるまでお待ちください。",
    en: "No survey company is in charge yet. The secretariat has to assign one.",
  },
  no_quotation: {
    status: 409,
    ja: "見積が記録されていないため、精算できません。調査企業に、時間数と単価の見積を記録してもらってください。",
    en: "There is no quotation to settle by. Ask the survey company to record its hours and rate.",
  },
  not_settled: { status: 409, ja: "まだ精算されていません。", en: "This is not settled." },
  bad_fields: {
    status: 422,
    ja: "日付・区分・内容・金額（円）をすべて入力してください。",
    en: "Fill in the day, the kind, what it was for and the amount in yen.",
  },
  wrong_file_type: {
    status: 422,
    ja: "領収書は写真（JPEG・PNG・WebP）か PDF にしてください。",
    en: "A receipt is a photo (JPEG, PNG, WebP) or a PDF.",
  },
  row_exists: { status: 409, ja: "同じ名前の行があります。", en: "There is a row of this name." },
};
