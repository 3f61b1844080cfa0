import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { allDocuments, documentContent } from "../content/all-documents.ts";
import { aFinding, aLedger, anInput, anInquiry, aRecord, known } from "../testing/document-input.ts";
import { contentHash, renderPdf, renderVolume } from "./render.worker.ts";

const frame = { edition: "第2版", issuedOn: "2026-08-20", issuedBy: null, hash: "c0ffee".padEnd(64, "0") };
const picture = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100"><text x="10" y="50" font-family="Noto Sans JP" font-size="10">関所</text></svg>`;

/** Text of a PDF by poppler's pdftotext; null, with a line that says so, where it is not installed. */
function textOf(pdf: Uint8Array): string | null {
  const run = spawnSync("pdftotext", ["-layout", "-", "-"], { input: pdf, encoding: "utf8" });
  if (run.error) console.log("pdftotext absent; the text of the PDF is not read back");
  return run.error ? null : run.stdout;
}
const pagesOf = (text: string) => text.split("\f").filter((page) => page.trim() !== "");

const hostile = `#panic("x") *太字* _斜体_ $x^2$ \\ "引用" 'a' <b> @c [d] \`e\` // f =g`;

const input = anInput({
  ledger: aLedger([
    aRecord("connection", 12, { systemOrDevice: known(hostile), firmwareVersion: { state: "vague", text: "最新版" } }),
    ...Array.from({ length: 120 }, (_, index) =>
      aRecord("asset", index + 1, { assetId: known(`SK-${index + 1}`), kind: known("ct"), model: known("髙﨑①㈱") }),
    ),
  ]),
  findings: [aFinding(12)],
  inquiries: [anInquiry(12)],
  pictures: { gate: picture, network: picture, chart: null },
});

test("the same content and frame give the same bytes", () => {
  const content = documentContent("D5", input);
  expect(Buffer.from(renderPdf(content, frame)).equals(renderPdf(content, frame))).toBe(true);
});

test("the hash is that of what is said, not of the order in which it was built", () => {
  const content = documentContent("D5", input);
  const { kind, ...rest } = content;
  expect(contentHash({ ...rest, kind })).toBe(contentHash(content));
  expect(contentHash({ ...content, asOf: "2026-08-02" })).not.toBe(contentHash(content));
});

describe("what is printed", () => {
  const text = textOf(renderPdf(documentContent("D5", input), frame));
  test.skipIf(text === null)("text of the data is never markup", () => {
    const printed = text?.replace(/\s/g, "") ?? "";
    for (const word of hostile.split(" ")) expect(printed).toContain(word);
    expect(printed).toContain("あいまい「最新版」");
  });

  const ledger = textOf(renderPdf(documentContent("D8", input), frame));
  test.skipIf(ledger === null)(
    "every page carries marking, hospital, edition, both dates, hash, page of pages and table head",
    () => {
      const pages = pagesOf(ledger ?? "");
      expect(pages.length).toBeGreaterThan(2);
      pages.forEach((page, index) => {
        for (const word of ["病院外秘", "つばめ沢病院", "第2版", "令和8年8月20日（2026-08-20）", "c0ffee000000"])
          expect(page).toContain(word);
        expect(page.replaceAll(" ", "")).toContain(`${index + 1}/${pages.length}`);
        if (page.includes("SK-")) expect(page).toContain("資産番号");
      });
      expect(pages.at(-1)).toContain(frame.hash);
      expect(ledger?.match(/SK-\d+/g)?.length).toBe(120);
      expect(ledger).toContain("髙﨑①㈱");
    },
  );

  const volume = textOf(renderVolume(allDocuments(input), frame, picture));
  test.skipIf(volume === null)(
    "the volume has the gate view on its cover and contents that name the right pages",
    () => {
      const pages = pagesOf(volume ?? "");
      expect(pages[0]?.replace(/\s/g, "")).toContain("関所");
      const contents = [
        ...(pages[1] ?? "").matchAll(/^\s*(⑤ 外部接続先一覧|⑥ ネットワーク概要図|システム管理台帳)[ .]*(\d+)$/gm),
      ];
      expect(contents).toHaveLength(3);
      for (const [, title = "", number] of contents) expect(pages[Number(number) - 1]).toContain(title);
    },
  );
});

test("every document of an empty ledger can be printed, and the volume of it too", () => {
  const contents = allDocuments(anInput());
  for (const content of contents) expect(renderPdf(content, frame).length).toBeGreaterThan(1000);
  expect(renderVolume(contents, frame, null).length).toBeGreaterThan(1000);
});
