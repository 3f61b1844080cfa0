import { z } from "zod";
import { writeZip } from "../../platform/spreadsheet/xlsx-writing/zip-writing.ts";
import { compilePdf, fontFamily } from "../../platform/typst/compiler.ts";
import { docxParts } from "./docx-parts.ts";
import type { FilledDocument } from "./filled-document.ts";
import letterSource from "./letter.typ?raw";

export const ToRender = z.object({
  // Filled in by our own rules from a template that was read.
  documents: z.array(z.custom<FilledDocument>((value) => typeof value === "object")),
  formats: z.array(z.enum(["pdf", "docx"])),
});
export type ToRender = z.infer<typeof ToRender>;

export interface RenderedAgreement {
  pdf?: Uint8Array;
  docx?: Uint8Array;
}

/** The same document gives the same bytes. */
export async function renderAgreements({ documents, formats }: ToRender): Promise<RenderedAgreement[]> {
  const rendered: RenderedAgreement[] = [];
  for (const document of documents)
    rendered.push({
      ...(formats.includes("pdf") ? { pdf: renderPdf(document) } : {}),
      ...(formats.includes("docx") ? { docx: await renderDocx(document) } : {}),
    });
  return rendered;
}

export function renderPdf(document: FilledDocument): Uint8Array {
  const [year = 1970, month = 1, day = 1] = document.issuedOn.split("-").map(Number);
  const content = { ...document, date: { year, month, day }, font: fontFamily };
  return compilePdf({
    main: letterSource,
    files: { "content.json": JSON.stringify(content) },
    timestamp: Date.UTC(year, month - 1, day) / 1000,
    tagged: true,
  });
}

export const renderDocx = (document: FilledDocument): Promise<Uint8Array> =>
  writeZip(docxParts(document).map(({ path, content }) => ({ path, content: [content] })));
