import { z } from "zod";
import { FacilityId } from "../ledger/contract.ts";
import { route } from "../shared/route.ts";
import { DocumentFormat, VolumeKind } from "./contract.ts";

const base = "/api/v1/facilities/:facilityId";
const InFacility = z.object({ facilityId: FacilityId });

export const Picture = z.enum(["gate", "network", "chart"]);
export type Picture = z.infer<typeof Picture>;

export const drawPicture = route({
  id: "drawPicture",
  method: "GET",
  path: `${base}/pictures/:picture`,
  summary: "関所図・ネットワーク概要図・管理体制図（配置済み）",
  access: { to: "facility", permission: "document.read" },
  params: InFacility.extend({ picture: Picture }),
  query: z.object({ language: z.enum(["ja", "en"]).default("ja") }),
  /** The layout of src/document/picture for this picture; the UI draws it with the same components as the documents. */
  reply: z.object({ layout: z.unknown(), mayArrange: z.boolean() }),
});

export const arrangePicture = route({
  id: "arrangePicture",
  method: "PUT",
  path: `${base}/pictures/:picture/positions`,
  summary: "図の中の位置を保存する（空なら自動配置に戻す）",
  access: { to: "facility", permission: "ledger.write" },
  params: InFacility.extend({ picture: Picture }),
  body: z.object({ positions: z.record(z.string().max(200), z.object({ x: z.number(), y: z.number() })) }),
});

export const getDocument = route({
  id: "getDocument",
  method: "GET",
  path: `${base}/documents/:kind`,
  summary: "今の台帳から文書を作る（発行前の控え）",
  access: { to: "facility", permission: "document.read" },
  params: InFacility.extend({ kind: VolumeKind }),
  query: z.object({ format: DocumentFormat.default("pdf") }),
  binaryReply: true,
});

export const Edition = z.object({
  id: z.uuid(),
  kind: VolumeKind,
  edition: z.int(),
  issuedOn: z.iso.date(),
  asOf: z.string(),
  hash: z.string(),
  note: z.string(),
  issuedBy: z.string(),
  hasWorkbook: z.boolean(),
});
export type Edition = z.infer<typeof Edition>;

export const listEditions = route({
  id: "listEditions",
  method: "GET",
  path: `${base}/editions`,
  summary: "発行した文書の版",
  access: { to: "facility", permission: "document.read" },
  params: InFacility,
  /** `offered`: kinds that there are for this hospital. */
  reply: z.object({ items: z.array(Edition), offered: z.array(VolumeKind), mayIssue: z.boolean() }),
});

export const issueDocument = route({
  id: "issueDocument",
  method: "POST",
  path: `${base}/documents/:kind/issue`,
  summary: "文書を発行する（その版は変わらずに残る）",
  access: { to: "facility", permission: "document.issue" },
  params: InFacility.extend({ kind: VolumeKind }),
  body: z.object({ note: z.string().max(500).default("") }),
  reply: Edition,
});

export const getEdition = route({
  id: "getEdition",
  method: "GET",
  path: `${base}/editions/:editionId`,
  summary: "発行した版のファイル",
  access: { to: "facility", permission: "document.read" },
  params: InFacility.extend({ editionId: z.uuid() }),
  query: z.object({ format: z.enum(["pdf", "xlsx"]).default("pdf") }),
  binaryReply: true,
});

const Cell = z.object({ column: z.string(), before: z.string(), after: z.string() });
const Row = z.object({ id: z.string(), label: z.string() });
/** Where the documents of two editions differ, as content/compare-editions.ts finds it. */
export const Comparison = z.array(
  z.object({
    title: z.string(),
    changes: z
      .object({
        head: z.array(Cell),
        sections: z.array(
          z.object({
            section: z.string(),
            added: z.array(Row),
            removed: z.array(Row),
            changed: z.array(Row.extend({ cells: z.array(Cell) })),
            pictureChanged: z.boolean(),
          }),
        ),
      })
      .nullable(),
  }),
);

export const compareEditions = route({
  id: "compareEditions",
  method: "GET",
  path: `${base}/editions/:before/compare/:after`,
  summary: "二つの版の違い",
  access: { to: "facility", permission: "document.read" },
  params: InFacility.extend({ before: z.uuid(), after: z.uuid() }),
  /** The result of src/document/content/compare-editions.ts. */
  reply: z.object({ comparison: z.unknown() }),
});
