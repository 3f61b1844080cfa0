import { createHash } from "node:crypto";
import { compilePdf, fontAdvances, fontFamily } from "../../platform/typst/compiler.ts";
import { bothCalendars } from "../../shared/japanese-date.ts";
import { canonicalJson } from "../canonical-json.ts";
import type { DocumentContent, DocumentFrame } from "../contract.ts";
import documentSource from "./document.typ?raw";
import frameSource from "./frame.typ?raw";
import { margins } from "./page.ts";
import { type SetDocument, setDocument, setFrame } from "./set-document.ts";
import { leading } from "./set-shape.ts";
import tableSource from "./table.typ?raw";

/** Above this many table cells the structure for screen readers is left out: it would make the file many times as large. */
const taggedUpToCells = 12_000;

/** Hex SHA-256 of what the documents say; setting, edition and day of issue do not enter. */
export const contentHash = (contents: DocumentContent | readonly DocumentContent[]): string =>
  createHash("sha256").update(canonicalJson(contents)).digest("hex");

/** One document as PDF. The same content and frame give the same bytes. */
export function renderPdf(content: DocumentContent, frame: DocumentFrame): Uint8Array {
  return compile(content.title, [content], frame, null);
}

/** All documents bound: cover with the gate view, contents, the documents in their order. */
export function renderVolume(
  contents: readonly DocumentContent[],
  frame: DocumentFrame,
  gateView: string | null,
): Uint8Array {
  return compile("情報システム・外部接続 調査報告", contents, frame, { gateView });
}

function compile(
  title: string,
  contents: readonly DocumentContent[],
  frame: DocumentFrame,
  cover: { gateView: string | null } | null,
): Uint8Array {
  const pictures = new Map<string, string>();
  const advances = { regular: fontAdvances("regular"), bold: fontAdvances("bold") };
  const documents = contents.map((content) => setDocument(content, advances, pictures));
  if (cover?.gateView) pictures.set("cover.svg", cover.gateView);
  const [year = 1970, month = 1, day = 1] = frame.issuedOn.split("-").map(Number);
  const asOf = bothCalendars(
    contents
      .map((content) => content.asOf)
      .toSorted()
      .at(-1) ?? frame.issuedOn,
  );
  const data = {
    title,
    facility: contents[0]?.facility ?? "",
    date: { year, month, day },
    font: fontFamily,
    leading,
    margins,
    frame: setFrame(frame),
    cover: cover && { asOf, picture: cover.gateView ? "cover.svg" : null, upright: isUpright(cover.gateView) },
    documents,
  };
  return compilePdf({
    main: documentSource,
    files: {
      "frame.typ": frameSource,
      "table.typ": tableSource,
      "content.json": JSON.stringify(data),
      ...Object.fromEntries(pictures),
    },
    timestamp: Date.UTC(year, month - 1, day) / 1000,
    tagged: cells(documents) <= taggedUpToCells,
  });
}

/** Many connections make a tall picture, which lies small on a wide page. */
function isUpright(svg: string | null): boolean {
  const [, width, height] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg ?? "") ?? [];
  return Number(height ?? 0) > Number(width ?? 0);
}

function cells(documents: readonly SetDocument[]): number {
  let count = 0;
  for (const { blocks } of documents) {
    for (const part of blocks.flatMap(({ parts }) => parts)) {
      if (part.is === "table") count += part.rows.length * part.widths.length;
    }
  }
  return count;
}
