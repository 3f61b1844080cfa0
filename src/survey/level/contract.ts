import { z } from "zod";
import { FacilityId } from "../../ledger/contract.ts";
import { route } from "../../shared/route.ts";

const base = "/api/v1/programmes/:programmeId/level";
const InProgramme = z.object({ programmeId: z.uuid() });
const oversee = { to: "programme", permission: "programme.oversee" } as const;
const Share = z.number().min(0).max(1).nullable();

const Cell = z.object({
  companyId: z.uuid(),
  answers: z.int(),
  specific: Share,
  unknown: Share,
  explained: Share,
  vague: Share,
  blank: Share,
  evidenced: Share,
  length: z.enum(["none", "word", "sentence", "passage"]),
  outlier: z.enum(["blank", "vague", "unknown", "lessEvidence", "moreSpecific"]).nullable(),
});
export type LevelCell = z.infer<typeof Cell>;
const Row = z.object({
  /** "ledger/connection.model", or "<instrument>/<edition>/<item>". */
  id: z.string(),
  /** Sheet or part of the ledger that it belongs to. */
  group: z.object({ ja: z.string(), en: z.string() }),
  /** As printed, where the sheet numbers its items. */
  number: z.string(),
  label: z.object({ ja: z.string(), en: z.string() }),
  cells: z.array(Cell),
});
export type LevelRow = z.infer<typeof Row>;

export const getLevel = route({
  id: "getLevel",
  method: "GET",
  path: base,
  summary: "企業ごとの回答の具体さ（項目 × 企業）",
  access: oversee,
  params: InProgramme,
  reply: z.object({
    title: z.string(),
    companies: z.array(z.object({ id: z.uuid(), name: z.string(), hospitals: z.int() })),
    rows: z.array(Row),
  }),
});

export const getLevelAnswers = route({
  id: "getLevelAnswers",
  method: "GET",
  path: `${base}/answers`,
  summary: "一つの項目への、一つの企業の回答",
  access: oversee,
  params: InProgramme,
  query: z.object({ row: z.string().max(200).default(""), companyId: z.uuid().optional() }),
  reply: z.object({
    items: z.array(
      z.object({
        facilityId: FacilityId,
        hospital: z.string(),
        /** The ledger's state of the value, or the answer. */
        said: z.string(),
        text: z.string(),
        evidenced: z.boolean(),
        returned: z.boolean(),
        /** Record of the ledger, or sheet of the checklist. */
        subjectId: z.string(),
        /** Kind of record; null for a check. */
        recordKind: z.string().nullable(),
        name: z.string(),
      }),
    ),
    /** More there are than are shown. */
    cut: z.boolean(),
  }),
});
