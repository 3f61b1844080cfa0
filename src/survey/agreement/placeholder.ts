/** What a template may name in double braces, with what it stands for and how it looks when filled in. */
export const placeholders = {
  hospital: { ja: "病院の名称", en: "Name of the hospital", sample: "みなと総合病院" },
  secretariat: { ja: "事務局の名称", en: "Name of the secretariat", sample: "医療サイバー調査協会" },
  representative: { ja: "事務局の代表者", en: "Representative of the secretariat", sample: "代表理事　○○ ○○" },
  programme: { ja: "調査事業の名称", en: "Title of the programme", sample: "令和8年度 病院サイバーセキュリティ調査" },
  company: { ja: "調査担当企業", en: "Survey company", sample: "株式会社あおば調査" },
  supervisor: { ja: "監督企業", en: "Supervising company", sample: "株式会社みどり監督" },
  researchGroup: { ja: "研究班", en: "Research group", sample: "医療情報研究班" },
  ministry: { ja: "省庁の担当室", en: "Ministry office", sample: "厚生労働省 担当室" },
  issuedOn: { ja: "発行日", en: "Day of issue", sample: "令和8年11月20日（2026-11-20）" },
  documentNumber: { ja: "文書番号", en: "Number of the document", sample: "2026-001" },
  surveyFrom: { ja: "調査期間の初日", en: "First day of the survey", sample: "令和8年12月1日（2026-12-01）" },
  surveyUntil: { ja: "調査期間の末日", en: "Last day of the survey", sample: "令和9年1月31日（2027-01-31）" },
  interimReviewOn: { ja: "中間の確認の日", en: "Day of the interim review", sample: "令和9年1月15日（2027-01-15）" },
  reportToSecretariatBy: {
    ja: "事務局への報告の期限",
    en: "Report to the secretariat by",
    sample: "令和9年2月28日（2027-02-28）",
  },
  reportToHospitalBy: {
    ja: "病院への報告の期限",
    en: "Report to the hospital by",
    sample: "令和9年5月31日（2027-05-31）",
  },
  accessUntil: { ja: "閲覧できる期間の末日", en: "Last day of access", sample: "令和9年5月31日（2027-05-31）" },
  homeworkDays: { ja: "宿題の日数", en: "Days for homework", sample: "7" },
  interviewMinutes: { ja: "聞き取りの分数", en: "Minutes of an interview", sample: "30" },
  plannedHours: { ja: "予定工数（時間）", en: "Planned hours", sample: "200.00" },
  labourCap: { ja: "労務費の上限", en: "Limit of labour cost", sample: "3,000,000円" },
  contactPerson: { ja: "事務局の担当者", en: "Contact person", sample: "○○ ○○" },
  contactPhone: { ja: "事務局の電話", en: "Phone", sample: "03-0000-0000" },
  contactEmail: { ja: "事務局のメール", en: "E-mail", sample: "survey@association.example" },
} as const;
export type Placeholder = keyof typeof placeholders;

export const isPlaceholder = (name: string): name is Placeholder => Object.hasOwn(placeholders, name);

/** By placeholder; what is missing is not known yet. */
export type Values = Readonly<Partial<Record<Placeholder, string>>>;

export const sampleValues: Values = Object.fromEntries(
  Object.entries(placeholders).map(([name, { sample }]) => [name, sample]),
);
