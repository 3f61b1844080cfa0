import { z } from "zod";
import { route } from "../../shared/route.ts";
import { AgreementKind, Numbering } from "./agreement-kind.ts";
import { AgreementSetting } from "./values.ts";

/** Letters and contracts of a programme: their texts, and what was issued. */
const base = "/api/v1/programmes/:programmeId/agreements";
const InProgramme = z.object({ programmeId: z.uuid() });
const manage = { to: "programme", permission: "programme.manage" } as const;
const Instant = z.iso.datetime();
const Day = z.iso.date();
const Why = z.string().trim().min(1).max(500);
const Text = z.string().max(40_000);
export const AgreementFormat = z.enum(["pdf", "docx"]);
export type AgreementFormat = z.infer<typeof AgreementFormat>;

export const AgreementTemplate = z.object({
  kind: AgreementKind,
  numbering: Numbering,
  /** 0: the text that comes along. */
  edition: z.int(),
  text: z.string(),
  shippedText: z.string(),
  /** Who made the edition, when and why; null for the text that comes along. */
  made: z.object({ at: Instant, by: z.string(), why: z.string() }).nullable(),
});
export type AgreementTemplate = z.infer<typeof AgreementTemplate>;

export const listAgreementTemplates = route({
  id: "listAgreementTemplates",
  method: "GET",
  path: base,
  summary: "書面の雛形と、書面に入れる事項",
  access: manage,
  params: InProgramme,
  reply: z.object({
    programme: z.string(),
    templates: z.array(AgreementTemplate),
    setting: AgreementSetting,
    settingEdition: z.int(),
    /** What the placeholders are for one hospital; only those that are known by now. */
    values: z.record(z.string(), z.string()),
  }),
});

/** The next edition. 422 bad_text with its line, 409 changed_meanwhile. */
export const saveAgreementTemplate = route({
  id: "saveAgreementTemplate",
  method: "PUT",
  path: `${base}/template`,
  summary: "書面の雛形を改める",
  access: manage,
  params: InProgramme,
  body: z.object({
    kind: AgreementKind,
    text: Text,
    why: Why,
    /** The edition that was looked at. */
    edition: z.int(),
  }),
  reply: z.object({ edition: z.int() }),
});

export const saveAgreementSetting = route({
  id: "saveAgreementSetting",
  method: "PUT",
  path: `${base}/setting`,
  summary: "書面に入れる事項を改める",
  access: manage,
  params: InProgramme,
  body: z.object({ setting: AgreementSetting, edition: z.int() }),
  reply: z.object({ edition: z.int() }),
});

/** As it would be printed, from a text that need not be saved; nothing is kept. */
export const previewAgreement = route({
  id: "previewAgreement",
  method: "POST",
  path: `${base}/preview`,
  summary: "書面を試しに組む（保存しない）",
  access: manage,
  params: InProgramme,
  body: z.object({
    kind: AgreementKind,
    text: Text,
    /** Null: with made-up names. */
    facilityId: z.uuid().nullable(),
    format: AgreementFormat.default("pdf"),
  }),
  binaryReply: true,
});

export const IssuedAgreement = z.object({
  id: z.uuid(),
  kind: AgreementKind,
  templateEdition: z.int(),
  issuedOn: Day,
  organisation: z.string().nullable(),
  pdfSha256: z.string(),
  issuedAt: Instant,
});
export type IssuedAgreement = z.infer<typeof IssuedAgreement>;

export const listAgreementDocuments = route({
  id: "listAgreementDocuments",
  method: "GET",
  path: `${base}/documents`,
  summary: "病院ごとの発行済みの書面",
  access: manage,
  params: InProgramme,
  reply: z.object({
    programme: z.string(),
    hospitals: z.array(
      z.object({
        facilityId: z.uuid(),
        name: z.string(),
        state: z.string(),
        company: z.string().nullable(),
        /** Newest first. */
        documents: z.array(IssuedAgreement),
      }),
    ),
    /** Whom a contract can be with, apart from the company of the hospital. */
    organisations: z.array(z.object({ organisationId: z.uuid(), name: z.string() })),
  }),
});

/** One document for each hospital, PDF and DOCX; they are kept and never change. 422 no_company, missing_values. */
export const issueAgreements = route({
  id: "issueAgreements",
  method: "POST",
  path: `${base}/documents`,
  summary: "書面を発行する（病院ごと、まとめて）",
  access: manage,
  params: InProgramme,
  body: z.object({
    kind: AgreementKind,
    facilityIds: z.array(z.uuid()).min(1).max(500),
    /** Null: the company that surveys the hospital. */
    organisationId: z.uuid().nullable().default(null),
    issuedOn: Day,
    /** Issue with blanks where something is not known yet. */
    withBlanks: z.boolean().default(false),
  }),
  reply: z.object({ issued: z.array(z.object({ facilityId: z.uuid(), agreementId: z.uuid() })) }),
});

/** The newest of this kind of each hospital. */
export const downloadAgreements = route({
  id: "downloadAgreements",
  method: "GET",
  path: `${base}/documents/zip`,
  summary: "発行済みの書面をまとめて取り出す（ZIP）",
  access: manage,
  params: InProgramme,
  query: z.object({ kind: AgreementKind.default("requestLetter"), format: AgreementFormat.default("pdf") }),
  binaryReply: true,
});

export const getProgrammeAgreement = route({
  id: "getProgrammeAgreement",
  method: "GET",
  path: "/api/v1/programmes/:programmeId/hospitals/:facilityId/agreements/:agreementId",
  summary: "発行済みの書面を取り出す",
  access: manage,
  params: InProgramme.extend({ facilityId: z.uuid(), agreementId: z.uuid() }),
  query: z.object({ format: AgreementFormat.default("pdf") }),
  binaryReply: true,
});

// The hospital's side, and that of the company that surveys it --------------------------------------------------------------

const ofHospital = "/api/v1/facilities/:facilityId/survey/:programmeId/agreements";
const InSurvey = z.object({ facilityId: z.uuid(), programmeId: z.uuid() });
const read = { to: "facility", permission: "survey.read" } as const;

/** The hospital what is for hospitals, a company what is for it and for the hospital. */
export const listAgreements = route({
  id: "listAgreements",
  method: "GET",
  path: ofHospital,
  summary: "この調査の書面（依頼状・誓約書・進め方・契約）",
  access: read,
  params: InSurvey,
  reply: z.object({ documents: z.array(IssuedAgreement) }),
});

export const getAgreement = route({
  id: "getAgreement",
  method: "GET",
  path: `${ofHospital}/:agreementId`,
  summary: "この調査の書面を取り出す",
  access: read,
  params: InSurvey.extend({ agreementId: z.uuid() }),
  query: z.object({ format: AgreementFormat.default("pdf") }),
  binaryReply: true,
});
