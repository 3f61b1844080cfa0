import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { fontAdvances } from "../../platform/typst/compiler.ts";
import { allDocuments } from "../content/all-documents.ts";
import { sharedHospital } from "../testing/shared-hospital.ts";
import { contentHash, renderPdf } from "./render.worker.ts";
import { setDocument } from "./set-document.ts";

const advances = { regular: fontAdvances("regular"), bold: fontAdvances("bold") };

/** Null where pdftotext is not installed. */
function pageCount(pdf: Uint8Array): number | null {
  const run = spawnSync("pdftotext", ["-", "-"], { input: pdf, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
  return run.error ? null : (run.stdout.match(/\f/g)?.length ?? 0);
}

/** Heights are reckoned before setting; were they too low, Typst would break pages by itself and leave nearly empty ones. */
describe.each(["clinic-small", "hospital-mid", "hospital-large"] as const)("%s", (folder) => {
  const input = sharedHospital(folder);
  test.skipIf(input === null)(
    "every document has the pages that were planned, and at most one more for its closing lines",
    () => {
      for (const content of input ? allDocuments(input) : []) {
        const planned = 1 + setDocument(content, advances, new Map()).blocks.filter(({ newPage }) => newPage).length;
        const hash = contentHash(content);
        const pages = pageCount(renderPdf(content, { edition: "第1版", issuedOn: "2026-08-20", issuedBy: null, hash }));
        if (pages === null) return;
        expect([content.kind, pages === planned || pages === planned + 1]).toEqual([content.kind, true]);
      }
    },
    60_000,
  );
});
