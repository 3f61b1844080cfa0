import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { SaxesParser } from "saxes";
import { expect, test } from "vitest";
import { docxParts } from "./docx-parts.ts";
import { fillDocument } from "./filled-document.ts";
import { sampleValues } from "./placeholder.ts";
import { renderDocx, renderPdf } from "./render-agreement.worker.ts";
import { shippedTemplates } from "./shipped.ts";

const at = { foot: "試験", issuedOn: "2026-11-20" };
const sample = shippedTemplates.map(
  (template) => [template.id, fillDocument(template, sampleValues, at).document] as const,
);

test.each(sample)("%s is printed as PDF, the same bytes for the same content", (id, document) => {
  const pdf = renderPdf(document);
  if (process.env.SEKISHO_LOOK) writeFileSync(`${process.env.SEKISHO_LOOK}/${id}.pdf`, pdf);
  expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe("%PDF-");
  const hash = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
  expect(hash(renderPdf(document))).toBe(hash(pdf));
});

test.each(sample)("%s is written for word processors as well-formed parts with all its words", async (id, document) => {
  for (const { content } of docxParts(document)) {
    const parser = new SaxesParser({ xmlns: true });
    parser.on("error", (error) => {
      throw error;
    });
    parser.write(content).close();
  }
  const text = docxParts(document).find(({ path }) => path === "word/document.xml")?.content ?? "";
  expect(text).toContain(document.title);
  expect(text).not.toContain("{{");
  const file = await renderDocx(document);
  if (process.env.SEKISHO_LOOK) writeFileSync(`${process.env.SEKISHO_LOOK}/${id}.docx`, file);
  expect(Buffer.from(file.subarray(0, 4)).toString("latin1")).toBe("PK\x03\x04");
});

test("markup in a name stays text in both", () => {
  const values = { ...sampleValues, hospital: '#panic("x") <w:p> & *病院*' };
  const [template] = shippedTemplates;
  if (!template) throw new Error("no template");
  const { document } = fillDocument(template, values, at);
  expect(() => renderPdf(document)).not.toThrow();
  const text = docxParts(document).find(({ path }) => path === "word/document.xml")?.content ?? "";
  expect(text).toContain("#panic(&quot;x&quot;) &lt;w:p&gt; &amp; *病院*");
});
