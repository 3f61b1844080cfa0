import { z } from "zod";
import { route } from "../../shared/route.ts";
import { Claim, FacilityId, FieldValue, RecordId, RecordKind } from "../contract.ts";
import {
  PairDecision,
  Place,
  PlanNotice,
  Question,
  RowOutcome,
  RowReason,
  SourceMapping,
} from "../import/import-contract.ts";

const base = "/api/v1/facilities/:facilityId/imports";
const InFacility = z.object({ facilityId: FacilityId });
const OneImport = InFacility.extend({ importId: z.uuid() });
const Outcome = RowOutcome.shape.outcome;

export const ImportState = z.enum(["reading", "planned", "refused", "committing", "committed", "undone", "discarded"]);

const Side = z.object({ place: Place.nullable(), name: z.string() });

/** The dry run without its rows. */
export const PlanView = z.object({
  created: z.int(),
  changed: z.int(),
  sources: z.array(
    z.object({
      file: z.string(),
      sheet: z.string().nullable(),
      /** Written out by Sekisho and read back by record id: there is nothing to map. */
      ownLedger: z.boolean(),
      mapping: SourceMapping,
      counts: z.record(Outcome, z.int()),
    }),
  ),
  duplicates: z.array(
    z.object({
      key: z.string(),
      kind: RecordKind,
      recordId: RecordId,
      certainty: z.enum(["sure", "likely"]),
      keys: z.array(z.string()),
      left: Side,
      right: Side,
      differences: z.array(z.object({ field: z.string(), left: FieldValue.nullable(), right: FieldValue.nullable() })),
      merged: z.boolean(),
    }),
  ),
  conflicts: z.array(
    z.object({
      recordId: RecordId,
      kind: RecordKind,
      field: z.string(),
      claims: z.array(z.object({ claim: Claim, place: Place.nullable() })),
      resolved: FieldValue.nullable(),
    }),
  ),
  questions: z.array(Question),
  unmapped: z.array(
    z.object({ source: z.int(), table: z.int(), column: z.int(), header: z.string(), samples: z.array(z.string()) }),
  ),
  notices: z.array(PlanNotice),
});
export type PlanView = z.infer<typeof PlanView>;

export const ImportView = z.object({
  id: z.uuid(),
  state: ImportState,
  fileNames: z.array(z.string()),
  plan: PlanView.nullable(),
  refusal: z.object({ reason: z.string(), message: z.string(), place: z.string().nullable() }).nullable(),
  createdBy: z.string(),
  createdAt: z.iso.datetime(),
  committedAt: z.iso.datetime().nullable(),
  undoneAt: z.iso.datetime().nullable(),
});
export type ImportView = z.infer<typeof ImportView>;

export const startImport = route({
  id: "startImport",
  method: "POST",
  path: base,
  summary: "ファイルを読み取る（multipart、複数可）。台帳はまだ変わらない",
  access: { to: "facility", permission: "ledger.import" },
  params: InFacility,
  upload: true,
  reply: z.object({ id: z.uuid() }),
});

export const listImports = route({
  id: "listImports",
  method: "GET",
  path: base,
  summary: "取込みの一覧",
  access: { to: "facility", permission: "ledger.read" },
  params: InFacility,
  reply: z.object({ items: z.array(ImportView.omit({ plan: true })), mayImport: z.boolean() }),
});

export const getImport = route({
  id: "getImport",
  method: "GET",
  path: `${base}/:importId`,
  summary: "取込みの状態と試し読みの結果",
  access: { to: "facility", permission: "ledger.import" },
  params: OneImport,
  reply: ImportView,
});

export const importRows = route({
  id: "importRows",
  method: "GET",
  path: `${base}/:importId/rows`,
  summary: "試し読みの結果（行ごと）",
  access: { to: "facility", permission: "ledger.import" },
  params: OneImport,
  query: z.object({
    outcome: Outcome.optional(),
    source: z.coerce.number().int().optional(),
    /** `source:row` of the last row shown. */
    after: z
      .string()
      .regex(/^\d+:\d+$/)
      .optional(),
    limit: z.coerce.number().int().min(1).max(500).default(200),
  }),
  reply: z.object({
    items: z.array(
      z.object({
        source: z.int(),
        row: z.int(),
        outcome: Outcome,
        recordId: RecordId.nullable(),
        name: z.string().nullable(),
        reason: RowReason.nullable(),
        cell: z.string().nullable(),
        text: z.string().nullable(),
        changes: z
          .array(z.object({ field: z.string(), before: FieldValue.nullable(), after: FieldValue.nullable() }))
          .nullable(),
      }),
    ),
  }),
});

/** The grid as it stands in the file, so that a person sees what a mapping speaks of. */
export const importPreview = route({
  id: "importPreview",
  method: "GET",
  path: `${base}/:importId/preview/:source`,
  summary: "ファイルの最初の行をそのまま見る",
  access: { to: "facility", permission: "ledger.import" },
  params: OneImport.extend({ source: z.coerce.number().int() }),
  reply: z.object({ rows: z.array(z.object({ row: z.int(), cells: z.array(z.string()) })) }),
});

export const chooseImport = route({
  id: "chooseImport",
  method: "PUT",
  path: `${base}/:importId/choices`,
  summary: "列の対応・質問への答え・重複の判断を伝えて読み直す",
  access: { to: "facility", permission: "ledger.import" },
  params: OneImport,
  body: z.object({
    mappings: z.record(z.string(), SourceMapping).default({}),
    decisions: z.record(z.string(), PairDecision).default({}),
  }),
  reply: ImportView,
});

const act = (id: string, verb: string, summary: string) =>
  route({
    id,
    method: "POST",
    path: `${base}/:importId/${verb}`,
    summary,
    access: { to: "facility", permission: "ledger.import" },
    params: OneImport,
    reply: ImportView,
  });

export const commitImport = act("commitImport", "commit", "試し読みの結果を台帳に書き込む（取り消せる）");
export const undoImport = act("undoImport", "undo", "取込みを取り消し、元の状態に戻す");
export const discardImport = act("discardImport", "discard", "取り込まずに終える");
