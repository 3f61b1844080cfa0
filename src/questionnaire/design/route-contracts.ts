import { z } from "zod";
import { route } from "../../shared/route.ts";
import { Instrument, ItemId, Wording } from "../instrument/instrument.ts";

/** The instruments of an organisation: drafts that are worked on, and editions fixed for good. */
const base = "/api/v1/organisations/:organisationId/instruments";
const InOrganisation = z.object({ organisationId: z.uuid() });
const OneEdition = InOrganisation.extend({ instrumentId: ItemId, edition: z.string().min(1).max(40) });
const Instant = z.iso.datetime();
const read = { to: "organisation", permission: "questionnaire.read" } as const;
const manage = { to: "organisation", permission: "questionnaire.manage" } as const;

export const InstrumentSummary = z.object({
  instrumentId: ItemId,
  edition: z.string(),
  title: Wording,
  state: z.enum(["draft", "fixed"]),
  questions: z.int(),
  changedAt: Instant,
  changedBy: z.string(),
  fixedAt: Instant.nullable(),
});
export type InstrumentSummary = z.infer<typeof InstrumentSummary>;

export const InstrumentView = z.object({
  document: Instrument,
  state: z.enum(["draft", "fixed"]),
  /** Goes with the next save: whoever saved in between is not overwritten. */
  version: z.int(),
  changedAt: Instant,
  changedBy: z.string(),
  fixedAt: Instant.nullable(),
  /** The edition it follows, where that is kept here too: what the mapping speaks about. */
  before: Instrument.nullable(),
  mayManage: z.boolean(),
});
export type InstrumentView = z.infer<typeof InstrumentView>;

export const ShippedSummary = z.object({ id: ItemId, edition: z.string(), title: Wording, questions: z.int() });
export type ShippedSummary = z.infer<typeof ShippedSummary>;

export const InstrumentFormat = z.enum(["json", "xlsx", "pdf"]);
export type InstrumentFormat = z.infer<typeof InstrumentFormat>;

export const listInstruments = route({
  id: "listInstruments",
  method: "GET",
  path: base,
  summary: "調査票の一覧（版ごと）と、はじめから備わっている調査票",
  access: read,
  params: InOrganisation,
  reply: z.object({
    instruments: z.array(InstrumentSummary),
    shipped: z.array(ShippedSummary),
    mayManage: z.boolean(),
  }),
});

const NewInstrument = z.discriminatedUnion("from", [
  z.object({ from: z.literal("empty"), title: z.string().trim().min(1).max(200) }),
  z.object({ from: z.literal("shipped"), id: ItemId, edition: z.string().min(1).max(40) }),
  z.object({ from: z.literal("document"), document: Instrument }),
]);
export type NewInstrument = z.infer<typeof NewInstrument>;

/** 409 edition_taken, 404 no_such_shipped. */
export const createInstrument = route({
  id: "createInstrument",
  method: "POST",
  path: base,
  summary: "調査票を作る（白紙から、備え付けから、JSONから）",
  access: manage,
  params: InOrganisation,
  body: NewInstrument,
  reply: InstrumentSummary,
});

/** 422 unreadable_file with the place. */
export const uploadInstrument = route({
  id: "uploadInstrument",
  method: "POST",
  path: `${base}/file`,
  summary: "調査票をJSON・XLSXから作る（multipart: file）",
  access: manage,
  params: InOrganisation,
  upload: true,
  reply: InstrumentSummary,
});

export const getInstrument = route({
  id: "getInstrument",
  method: "GET",
  path: `${base}/:instrumentId/:edition`,
  summary: "調査票の一つの版",
  access: read,
  params: OneEdition,
  reply: InstrumentView,
});

/** 409 changed_meanwhile, 409 fixed_already, 422 other_identity. */
export const saveInstrument = route({
  id: "saveInstrument",
  method: "PUT",
  path: `${base}/:instrumentId/:edition`,
  summary: "調査票の下書きを保存する（確定した版は変えられない）",
  access: manage,
  params: OneEdition,
  body: z.object({ version: z.int().min(1), document: Instrument }),
  reply: z.object({ version: z.int(), changedAt: Instant }),
});

/** 422 instrument_has_problems: `place` is the first thing the check found. */
export const fixInstrument = route({
  id: "fixInstrument",
  method: "POST",
  path: `${base}/:instrumentId/:edition/fix`,
  summary: "調査票の版を確定する（以後この版は変わらない）",
  access: manage,
  params: OneEdition,
  body: z.object({ version: z.int().min(1) }),
  reply: z.object({ version: z.int(), fixedAt: Instant }),
});

/** 409 edition_taken. */
export const startEdition = route({
  id: "startEdition",
  method: "POST",
  path: `${base}/:instrumentId/:edition/next`,
  summary: "この版を写して次の版の下書きを作る（設問の対応を引き継ぐ）",
  access: manage,
  params: OneEdition,
  body: z.object({ edition: z.string().trim().min(1).max(40) }),
  reply: InstrumentSummary,
});

/** 409 fixed_already. */
export const removeInstrument = route({
  id: "removeInstrument",
  method: "DELETE",
  path: `${base}/:instrumentId/:edition`,
  summary: "調査票の下書きを捨てる（確定した版は捨てられない）",
  access: manage,
  params: OneEdition,
});

export const downloadInstrument = route({
  id: "downloadInstrument",
  method: "GET",
  path: `${base}/:instrumentId/:edition/file`,
  summary: "調査票の書き出し（JSON・XLSX、紙で答えてもらうためのPDF）",
  access: read,
  params: OneEdition,
  query: z.object({ format: InstrumentFormat.default("pdf") }),
  binaryReply: true,
});
