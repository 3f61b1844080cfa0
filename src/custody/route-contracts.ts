import { z } from "zod";
import { FacilityId } from "../ledger/contract.ts";
import { hintKinds } from "../shared/personal-data.ts";
import { route } from "../shared/route.ts";
import { ErasureId, ErasureState } from "./contract.ts";

const ofHospital = z.object({ facilityId: FacilityId });
const base = "/api/v1/facilities/:facilityId";
/** The hospital's name, typed: none of this is to happen by a slip of the mouse. */
const Name = z.string().trim().min(1).max(200);

export const ErasureView = z.object({
  id: ErasureId,
  state: ErasureState,
  requestedBy: z.string(),
  requestedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  why: z.string(),
  agreedBy: z.string().nullable(),
  agreedAt: z.iso.datetime().nullable(),
});
export type ErasureView = z.infer<typeof ErasureView>;

export const readErasure = route({
  id: "readErasure",
  method: "GET",
  path: `${base}/erasure`,
  summary: "Whether the hospital's erasure was asked for, and who may do what about it",
  access: { to: "facility", permission: "facility.erase" },
  params: ofHospital,
  reply: z.object({
    hospital: z.string(),
    latest: ErasureView.nullable(),
    mayRequest: z.boolean(),
    mayAgree: z.boolean(),
    mayRecall: z.boolean(),
    /** Names of those who may agree, whoever asked left out. */
    others: z.array(z.string()),
  }),
});

export const requestErasure = route({
  id: "requestErasure",
  method: "POST",
  path: `${base}/erasure`,
  summary: "Ask for everything held of the hospital to be erased; a second person has to agree within 14 days",
  access: { to: "facility", permission: "facility.manage" },
  params: ofHospital,
  body: z.object({ why: z.string().trim().min(1).max(1000), name: Name }),
  reply: ErasureView,
});

export const agreeToErasure = route({
  id: "agreeToErasure",
  method: "POST",
  path: `${base}/erasure/agree`,
  summary: "Agree, as the second person: the hospital closes at once, and everything of it is erased",
  access: { to: "facility", permission: "facility.erase" },
  params: ofHospital,
  body: z.object({ name: Name }),
  reply: z.object({ id: ErasureId }),
});

export const makeErasureCode = route({
  id: "makeErasureCode",
  method: "POST",
  path: `${base}/erasure/code`,
  summary: "A code by which the second person lets the operator erase at the command line",
  access: { to: "facility", permission: "facility.erase" },
  params: ofHospital,
  body: z.object({ name: Name }),
  reply: z.object({ code: z.string() }),
});

export const recallErasure = route({
  id: "recallErasure",
  method: "POST",
  path: `${base}/erasure/recall`,
  summary: "Take the request for erasure back, while nobody has agreed",
  access: { to: "facility", permission: "facility.erase" },
  params: ofHospital,
  reply: ErasureView,
});

export const returnHospital = route({
  id: "returnHospital",
  method: "GET",
  path: `${base}/return`,
  summary: "Everything held of the hospital, as a zip with an index",
  access: { to: "facility", permission: "facility.manage" },
  params: ofHospital,
  binaryReply: true,
});

const FileHints = z.object({
  /** False: a picture, a PDF or another file that is not read. */
  read: z.boolean(),
  counts: z.partialRecord(z.enum(hintKinds), z.number()),
  places: z.array(z.object({ kind: z.enum(hintKinds), sheet: z.string().nullable(), cell: z.string() })),
  cutShort: z.boolean(),
});

export const checkFile = route({
  id: "checkFile",
  method: "GET",
  path: `${base}/files/:fileId/personal-hints`,
  summary: "What in a kept workbook or text file looks like data of patients or staff",
  access: { to: "facility", permission: "ledger.read" },
  params: ofHospital.extend({ fileId: z.uuid() }),
  reply: FileHints,
});

export const checkImport = route({
  id: "checkImport",
  method: "GET",
  path: `${base}/imports/:importId/personal-hints`,
  summary: "The same of the files of an import",
  access: { to: "facility", permission: "ledger.import" },
  params: ofHospital.extend({ importId: z.uuid() }),
  reply: z.object({ files: z.array(FileHints.extend({ name: z.string() })) }),
});

export const InstanceErasure = z.object({
  id: ErasureId,
  hospitalId: z.string(),
  /** While there is one. */
  hospitalName: z.string().nullable(),
  state: ErasureState,
  requestedBy: z.string(),
  requestedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  agreedBy: z.string().nullable(),
  finishedAt: z.iso.datetime().nullable(),
  /** The hospital has nobody else who could agree. */
  mayAgree: z.boolean(),
});
export type InstanceErasure = z.infer<typeof InstanceErasure>;

export const listErasures = route({
  id: "listErasures",
  method: "GET",
  path: "/api/v1/erasures",
  summary: "Erasures of hospitals on this installation, newest first, at most 200",
  access: { to: "administrator" },
  reply: z.object({ items: z.array(InstanceErasure) }),
});

export const agreeInstead = route({
  id: "agreeInstead",
  method: "POST",
  path: "/api/v1/erasures/:erasureId/agree",
  summary: "Agree in the stead of a hospital that has nobody else who could",
  access: { to: "administrator" },
  params: z.object({ erasureId: ErasureId }),
  body: z.object({ name: Name }),
  reply: z.object({ id: ErasureId }),
});

export const getErasure = route({
  id: "getErasure",
  method: "GET",
  path: "/api/v1/erasures/:erasureId",
  summary: "How far an erasure is; whoever has its number was given it",
  access: { to: "public" },
  params: z.object({ erasureId: ErasureId }),
  reply: z.object({ state: z.enum(["closing", "erased", "finished"]), finishedAt: z.iso.datetime().nullable() }),
});

export const erasureCertificate = route({
  id: "erasureCertificate",
  method: "POST",
  path: "/api/v1/erasures/:erasureId/certificate",
  summary: "The certificate of a finished erasure, for whoever knows its number and the hospital's name",
  access: { to: "public" },
  params: z.object({ erasureId: ErasureId }),
  body: z.object({ name: Name }),
  binaryReply: true,
});
