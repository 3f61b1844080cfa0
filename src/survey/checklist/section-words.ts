import type { Wording } from "./contract.ts";

/** Chapters of the checklist of guideline 5.2, which its file names by a key only. */
export const sectionWords: Record<string, Wording> = {
  policy: { ja: "方針", en: "Policy" },
  organisation: { ja: "体制と規程", en: "Organisation and rules" },
  resources: { ja: "予算と人材", en: "Budget and people" },
  risk: { ja: "リスクの把握", en: "Risks" },
  pdca: { ja: "点検と見直し", en: "Audit and review" },
  supply_chain: { ja: "委託先", en: "Contractors" },
  emergency: { ja: "非常時の備え", en: "Emergencies" },
  sharing: { ja: "情報の共有", en: "Sharing of information" },
  physical: { ja: "場所の安全", en: "Physical security" },
  technical: { ja: "技術的な対策", en: "Technical measures" },
  people: { ja: "教育と守秘", en: "Training and confidentiality" },
  disposal: { ja: "破棄", en: "Disposal" },
  maintenance: { ja: "保守と委託", en: "Maintenance and contractors" },
  mobile: { ja: "持出しと私物", en: "Taking out, private devices" },
  external: { ja: "外部との接続", en: "External connections" },
  training: { ja: "教育", en: "Training" },
  account: { ja: "IDとパスワード", en: "Accounts" },
  workplace: { ja: "机と画面", en: "Workplace" },
  mail: { ja: "メール", en: "Mail" },
  device: { ja: "機器と媒体", en: "Devices and media" },
  other: { ja: "その他", en: "Other" },
};

/** Chapters of the sheets for inspections, which their file names in Japanese only. */
export const chapterWords: Record<string, Wording> = {
  "0": { ja: "医療情報システムの有無", en: "Medical information systems" },
  "1 体制構築": { ja: "1 体制構築", en: "1 Organisation" },
  "2 管理・運用": { ja: "2 管理・運用", en: "2 Operation" },
  "3 インシデント発生に備えた対応": { ja: "3 インシデント発生に備えた対応", en: "3 Readiness for incidents" },
  "4 規程類の整備": { ja: "4 規程類の整備", en: "4 Rules in writing" },
};
