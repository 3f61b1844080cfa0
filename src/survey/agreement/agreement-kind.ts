import { z } from "zod";

/** The documents that a programme makes for its hospitals and companies: 資料1 to 5. */
export const AgreementKind = z.enum([
  "requestLetter",
  "pledge",
  "hospitalProcedure",
  "companyProcedure",
  "nda",
  "purchaseOrder",
]);
export type AgreementKind = z.infer<typeof AgreementKind>;

/** How headings count: contracts in articles (第1条), letters in sections (1). */
export const Numbering = z.enum(["articles", "sections"]);
export type Numbering = z.infer<typeof Numbering>;

/** Who gets it: what goes to a company may say what the hospital does not need to know. */
export const addresseeOf: Record<AgreementKind, "hospital" | "company"> = {
  requestLetter: "hospital",
  pledge: "hospital",
  hospitalProcedure: "hospital",
  companyProcedure: "company",
  nda: "company",
  purchaseOrder: "company",
};

export const agreementNames: Record<AgreementKind, { ja: string; en: string }> = {
  requestLetter: { ja: "依頼状", en: "Request letter" },
  pledge: { ja: "誓約書", en: "Pledge" },
  hospitalProcedure: { ja: "調査の進め方（病院向け）", en: "Procedure for the hospital" },
  companyProcedure: { ja: "調査の進め方（企業向け）", en: "Procedure for the company" },
  nda: { ja: "秘密保持契約書", en: "NDA" },
  purchaseOrder: { ja: "発注書", en: "Purchase order" },
};
