import { vocabularies } from "../../ledger/vocabulary.ts";
import type { Missing, MissingKind } from "./missing.ts";
import type { PathState, Side, SurveyState } from "./state.ts";

/** Both languages of what a survey's steps are called, on screens, in refusals and in mails. */
export interface Words {
  ja: string;
  en: string;
}

export const stateWords: Readonly<Record<SurveyState, Words>> = {
  invited: { ja: "依頼", en: "Invited" },
  intentConfirmed: { ja: "意向確認", en: "Intent confirmed" },
  contracted: { ja: "誓約・発注", en: "Contracted" },
  scheduled: { ja: "日程決定", en: "Scheduled" },
  preReading: { ja: "事前配布", en: "Pre-reading" },
  interviewed: { ja: "聞き取り", en: "Interviewed" },
  walkedThrough: { ja: "巡回", en: "Walked through" },
  homeworkOpen: { ja: "宿題", en: "Homework" },
  surveyed: { ja: "調査完了", en: "Surveyed" },
  drafted: { ja: "文書作成", en: "Drafted" },
  reviewed: { ja: "レビュー", en: "Reviewed" },
  accepted: { ja: "検収", en: "Accepted" },
  delivered: { ja: "納品", en: "Delivered" },
  closed: { ja: "精算・終了", en: "Closed" },
  declined: { ja: "辞退", en: "Declined" },
  withdrawn: { ja: "取りやめ", en: "Withdrawn" },
};

/** Two letters each, for a board that shows all steps beside each other. */
export const shortStateWords: Readonly<Record<PathState, Words>> = {
  invited: { ja: "依頼", en: "Invited" },
  intentConfirmed: { ja: "意向", en: "Intent" },
  contracted: { ja: "契約", en: "Contract" },
  scheduled: { ja: "日程", en: "Dates" },
  preReading: { ja: "配布", en: "Reading" },
  interviewed: { ja: "聞取", en: "Talks" },
  walkedThrough: { ja: "巡回", en: "Walk" },
  homeworkOpen: { ja: "宿題", en: "Homework" },
  surveyed: { ja: "完了", en: "Surveyed" },
  drafted: { ja: "文書", en: "Drafts" },
  reviewed: { ja: "審査", en: "Review" },
  accepted: { ja: "検収", en: "Accept" },
  delivered: { ja: "納品", en: "Deliver" },
  closed: { ja: "精算", en: "Settle" },
};

export const sideWords: Readonly<Record<Side, Words>> = {
  hospital: { ja: "医療機関", en: "Hospital" },
  company: { ja: "調査担当企業", en: "Survey company" },
  supervisor: { ja: "監督企業", en: "Supervising company" },
  secretariat: { ja: "事務局", en: "Secretariat" },
};

const audienceWords: Readonly<Record<string, Words>> = {
  executive: { ja: "経営層", en: "executives" },
  systemAdmin: { ja: "システム管理者", en: "system administrators" },
  user: { ja: "一般のシステム利用者", en: "users" },
};

const list = (what: readonly string[], name: (id: string) => Words): Words => ({
  ja: what.map((id) => name(id).ja).join("、"),
  en: what.map((id) => name(id).en).join(", "),
});
const targetName = (id: string): Words => vocabularies.targetCategory.find((one) => one.id === id) ?? asIs(id);
const asIs = (id: string): Words => ({ ja: id, en: id });

const sentences: Readonly<Record<MissingKind, (what: readonly string[]) => Words>> = {
  no_pledge: () => ({
    ja: "誓約書が記録されていません。事務局が「誓約書・契約・発注」に記録してください。",
    en: "No pledge is recorded. The secretariat records it under pledge, contracts and orders.",
  }),
  no_company: () => ({
    ja: "調査担当企業が決まっていません。事務局が割り当ててください。",
    en: "No survey company is assigned. The secretariat assigns one.",
  }),
  no_nda: () => ({
    ja: "調査担当企業の秘密保持契約が記録されていません。",
    en: "The survey company's NDA is not recorded.",
  }),
  no_order: () => ({
    ja: "調査担当企業への発注が記録されていません。",
    en: "The purchase order to the survey company is not recorded.",
  }),
  no_visit: () => ({
    ja: "訪問の日程がまだありません。「訪問」に日付を入れてください。",
    en: "No visit is planned. Enter its date under visits.",
  }),
  interviews_open: (what) => {
    const who = list(what, (id) => audienceWords[id] ?? asIs(id));
    return {
      ja: `聞き取りが終わっていません（${who.ja}）。「訪問」に記録してください。`,
      en: `Interviews are not done (${who.en}). Record them under visits.`,
    };
  },
  targets_open: (what) => {
    const which = list(what, targetName);
    return {
      ja: `巡回で見ていない対象があります（${which.ja}）。見たか、無いかを「巡回」に記録してください。`,
      en: `Targets of the walk are open (${which.en}). Record under walk what was seen, or that there is none.`,
    };
  },
  no_homework: () => ({
    ja: "宿題がまだありません。無ければ「調査完了」に進めます。",
    en: "No homework was asked. Without any, go on to “Surveyed”.",
  }),
  homework_open: ([count = ""]) => ({
    ja: `回答を待っている宿題が${count}件あります。期限を過ぎると「提出なし」として確定します。`,
    en: `${count} pieces of homework wait for an answer. Past their day they count as not submitted.`,
  }),
  documents_not_drafted: (what) => ({
    ja: `発行されていない文書があります（${what.join("、")}）。`,
    en: `Documents are not issued yet (${what.join(", ")}).`,
  }),
  no_interim_review: () => ({
    ja: "中間レビューが記録されていません。「レビュー」に日付を入れてください。",
    en: "The interim review is not recorded. Enter its date under review.",
  }),
  documents_not_accepted: (what) => ({
    ja: `承認されていない文書があります（${what.join("、")}）。承認されていない文書は納められません。`,
    en: `Documents are not accepted (${what.join(", ")}). Nothing is delivered unaccepted.`,
  }),
  comments_open: ([count = ""]) => ({
    ja: `解決していない指摘が${count}件あります。`,
    en: `${count} comments are not resolved.`,
  }),
  not_reported: () => ({
    ja: "事務局への報告がまだです。「納品」から送ってください。",
    en: "The report to the secretariat is missing. Send it under delivery.",
  }),
  not_taken_over: () => ({
    ja: "検収が記録されていません。事務局が「納品」で報告の受領を記録してください。",
    en: "The report is not taken over yet. The secretariat records its receipt under delivery.",
  }),
  not_delivered: () => ({
    ja: "医療機関への報告がまだです。「納品」から送ってください。",
    en: "The report to the hospital is missing. Send it under delivery.",
  }),
  no_receipt: () => ({
    ja: "医療機関の受領がまだ記録されていません。",
    en: "The hospital's receipt is not recorded.",
  }),
  hours_not_settled: () => ({
    ja: "工数が精算されていません。「工数」で締めてください。",
    en: "The hours are not settled. Settle them under hours.",
  }),
};

/** One sentence: what is missing, and what to do about it. */
export const missingWords = ({ kind, what }: Missing): Words => sentences[kind](what);

/** Dates of a programme's plan. */
export const programmeDateWords = {
  interimReview: { ja: "中間レビュー", en: "Interim review" },
  reportToSecretariat: { ja: "事務局への報告期限", en: "Report to the secretariat due" },
  reportToHospital: { ja: "医療機関への報告期限", en: "Report to the hospital due" },
} as const satisfies Readonly<Record<string, Words>>;
