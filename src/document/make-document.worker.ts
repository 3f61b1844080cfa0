import { evaluate } from "../finding/api.ts";
import type { FacilityId } from "../ledger/contract.ts";
import type { Db } from "../platform/db/tables.ts";
import { inFacility } from "../platform/db/tenant.ts";
import { writeXlsx } from "../platform/spreadsheet/write-xlsx.ts";
import { japanDay } from "../shared/japan-day.ts";
import { allDocuments, documentContent } from "./content/all-documents.ts";
import { documentWorkbook } from "./content/document-workbook.ts";
import type { DocumentContent, DocumentFrame, DocumentInput, VolumeKind } from "./contract.ts";
import { drawPictures, pictureFile } from "./draw.worker.tsx";
import { type Issue, type Positions, readPositions } from "./edition.store.ts";
import { gather } from "./gather.store.ts";
import type { MadeDocument, MakeRequest } from "./routes.ts";
import { contentHash, renderPdf, renderVolume } from "./typeset/render.worker.ts";

const workbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** A document of the ledger as it is now. @throws Error when there is no such hospital */
export async function makeDocument(db: Db, request: MakeRequest, now: Date): Promise<MadeDocument> {
  const { kind, format, edition, issuedBy } = request;
  const { positions, ...input } = await documentInput(db, request.facilityId, now);
  const contents = contentsOf(kind, input);
  const issuedOn = japanDay(now);
  const frame = { edition, issuedOn, issuedBy, hash: contentHash(contents) };
  const stem = `${input.ledger.facility.name}_${kind}_${issuedOn}`;
  switch (format) {
    case "pdf":
      return { content: pdf(kind, contents, frame, input), mediaType: "application/pdf", name: `${stem}.pdf` };
    case "xlsx":
      return { content: await workbook(contents, frame), mediaType: workbookType, name: `${stem}.xlsx` };
    default:
      return { ...pictureFile(kind, format, input, positions), name: `${stem}.${format}` };
  }
}

/** Everything that an issued edition keeps. */
export async function makeEdition(
  db: Db,
  {
    facilityId,
    kind,
    edition,
    issuedBy,
  }: { facilityId: FacilityId; kind: VolumeKind; edition: number; issuedBy: string },
  now: Date,
): Promise<Omit<Issue, "note">> {
  const { positions: _, ...input } = await documentInput(db, facilityId, now);
  const content = contentsOf(kind, input);
  const issuedOn = japanDay(now);
  const frame = { edition: `第${edition}版`, issuedOn, issuedBy, hash: contentHash(content) };
  return {
    kind,
    edition,
    issuedOn,
    asOf: input.ledger.asOf,
    hash: frame.hash,
    content,
    pdf: pdf(kind, content, frame, input),
    xlsx: await workbook(content, frame),
  };
}

async function documentInput(
  db: Db,
  facilityId: FacilityId,
  now: Date,
): Promise<DocumentInput & { positions: Positions }> {
  // A document must not show findings of yesterday's ledger.
  await evaluate(db, facilityId, now);
  const gathered = await gather(db, facilityId, japanDay(now));
  if (!gathered) throw new Error("there is no such hospital");
  const positions = await inFacility(db, facilityId, (trx) => readPositions(trx, facilityId, "network"));
  return { ...gathered, pictures: await drawPictures(gathered, positions), positions };
}

const contentsOf = (kind: VolumeKind, input: DocumentInput): DocumentContent[] =>
  kind === "volume" ? allDocuments(input) : [documentContent(kind, input)];

function pdf(
  kind: VolumeKind,
  contents: readonly DocumentContent[],
  frame: DocumentFrame,
  input: DocumentInput,
): Uint8Array {
  const [first] = contents;
  return kind === "volume" || !first ? renderVolume(contents, frame, input.pictures.gate) : renderPdf(first, frame);
}

/** Longest name of a sheet that Excel opens. */
const longestSheetName = 31;

/** The volume as one workbook: the sheets of all documents, each under the mark of its document. */
async function workbook(contents: readonly DocumentContent[], frame: DocumentFrame): Promise<Uint8Array> {
  const books = contents.map((content) => ({ kind: content.kind, book: documentWorkbook(content, frame) }));
  const [first] = books;
  if (!first) throw new Error("a document without content");
  if (books.length === 1) return writeXlsx(first.book);
  const sheets = books.flatMap(({ kind, book }) =>
    book.sheets.map((sheet) => ({ ...sheet, name: `${kind} ${sheet.name}`.slice(0, longestSheetName) })),
  );
  return writeXlsx({ ...first.book, sheets });
}
