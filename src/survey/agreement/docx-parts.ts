import type { FilledBlock, FilledDocument } from "./filled-document.ts";

/**
 * The parts of a word-processor file (Office Open XML, ECMA-376 part 1, transitional): what Word and LibreOffice need to open, edit and
 * print these few kinds of paragraphs. Written by hand as our workbooks are: same content, same bytes, and no library for eight styles.
 */
export function docxParts(document: FilledDocument): { path: string; content: string }[] {
  const body = document.blocks.map(blockXml).join("");
  return [
    { path: "[Content_Types].xml", content: contentTypes },
    { path: "_rels/.rels", content: packageRelations },
    { path: "docProps/core.xml", content: coreProperties(document) },
    { path: "word/_rels/document.xml.rels", content: documentRelations },
    { path: "word/styles.xml", content: styles },
    { path: "word/settings.xml", content: settings },
    { path: "word/footer1.xml", content: footer(document.foot) },
    {
      path: "word/document.xml",
      content: `${head}<w:document ${main} ${relations}><w:body>${body}${page}</w:body></w:document>`,
    },
  ];
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const relations = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
/** What XML cannot carry is left out. */
const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\p{Cc}\ufffe\uffff]/gu, "")
    .replace(/[&<>"]/g, (found) => escapes[found] ?? "");

const run = (text: string, looks = ""): string =>
  `<w:r>${looks && `<w:rPr>${looks}</w:rPr>`}<w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;
const paragraph = (style: string, content: string, more = ""): string =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/>${more}</w:pPr>${content}</w:p>`;

const lineStyles = {
  to: "LetterTo",
  left: "LetterTo",
  right: "LetterRight",
  from: "LetterRight",
  center: "LetterCenter",
};

function blockXml(block: FilledBlock): string {
  switch (block.is) {
    case "title":
      return paragraph("Title", run(block.text));
    case "heading":
      return paragraph("Heading1", run(block.text));
    case "paragraph":
      return paragraph("BodyText", run(block.text));
    case "item":
      return paragraph(
        block.level === 0 ? "Item" : "SubItem",
        `${run(block.marker)}<w:r><w:tab/></w:r>${run(block.text)}`,
      );
    case "line":
      return paragraph(lineStyles[block.at], run(block.text));
    case "table":
      return tableXml(block.rows, block.head);
    case "sign":
      return [`住所`, `名称　${block.name}`, `代表者　　　　　　　　　　　　　　　印`]
        .map((text) => paragraph("Sign", run(text)))
        .join("");
  }
}

/** Width of the type area in twentieths of a point: A4 less 25 mm on both sides. */
const typeWidth = 9072;
const shares: Record<number, readonly number[]> = { 2: [4, 9], 3: [3, 6, 4] };

function tableXml(rows: readonly (readonly string[])[], hasHead: boolean): string {
  const columns = rows[0]?.length ?? 0;
  const parts = shares[columns] ?? Array(columns).fill(1);
  const whole = parts.reduce((sum, part) => sum + part, 0);
  const widths = parts.map((part) => Math.floor((typeWidth * part) / whole));
  const cell = (text: string, row: number, column: number) => {
    const isHead = hasHead ? row === 0 : column === 0;
    const shade = isHead ? '<w:shd w:val="clear" w:color="auto" w:fill="EEF1F5"/>' : "";
    const bold = hasHead && row === 0 ? "<w:b/>" : "";
    return `<w:tc><w:tcPr><w:tcW w:w="${widths[column]}" w:type="dxa"/>${shade}</w:tcPr>${paragraph("Cell", run(text, bold))}</w:tc>`;
  };
  const lines = rows.map((row, index) => {
    const repeated = hasHead && index === 0 ? "<w:tblHeader/>" : "";
    return `<w:tr><w:trPr><w:cantSplit/>${repeated}</w:trPr>${row.map((text, column) => cell(text, index, column)).join("")}</w:tr>`;
  });
  const edge = (name: string) => `<w:${name} w:val="single" w:sz="4" w:space="0" w:color="7A828F"/>`;
  const edges = ["top", "left", "bottom", "right", "insideH", "insideV"].map(edge).join("");
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join("");
  return `<w:tbl><w:tblPr><w:tblW w:w="${typeWidth}" w:type="dxa"/><w:tblBorders>${edges}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${lines.join("")}</w:tbl>${paragraph("Cell", "")}`;
}

/** A4 upright, 25 mm of margin, page numbers below. */
const page =
  '<w:sectPr><w:footerReference w:type="default" r:id="rId2"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1417" w:bottom="1361" w:left="1417" w:header="720" w:footer="624" w:gutter="0"/></w:sectPr>';

const field = (code: string) => `<w:fldSimple w:instr="${code}">${run("1")}</w:fldSimple>`;
const footer = (text: string) =>
  `${head}<w:ftr ${main}>${paragraph("Footer", `${run(text)}<w:r><w:tab/></w:r>${field("PAGE")}${run(" / ")}${field("NUMPAGES")}`)}</w:ftr>`;

const coreProperties = ({ title, issuedOn }: FilledDocument) =>
  `${head}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escaped(title)}</dc:title><dcterms:created xsi:type="dcterms:W3CDTF">${issuedOn}T00:00:00Z</dcterms:created></cp:coreProperties>`;

const contentTypes = `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/><Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`;

const relation = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`;
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packageOf = (content: string) =>
  `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${content}</Relationships>`;
const packageRelations = packageOf(
  relation("rId1", `${office}/officeDocument`, "word/document.xml") +
    relation(
      "rId2",
      "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
      "docProps/core.xml",
    ),
);
const documentRelations = packageOf(
  relation("rId1", `${office}/styles`, "styles.xml") +
    relation("rId2", `${office}/footer`, "footer1.xml") +
    relation("rId3", `${office}/settings`, "settings.xml"),
);

/** Without it Word opens the file as one of an old edition (互換モード) and sets Japanese lines by the rules of that time. */
const settings = `${head}<w:settings ${main}><w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="en-US" w:eastAsia="ja-JP"/></w:settings>`;

/** Names that Word has itself; others are marked as our own, or it would look for them in vain. */
const builtIn = new Set(["Normal", "Title", "Heading1", "BodyText", "Footer"]);

/** Sizes are half points, lengths twentieths of a point. The face is one that Japanese Word has on Windows and Mac. */
const style = (id: string, name: string, paragraphLooks: string, runLooks = "") =>
  `<w:style w:type="paragraph" w:styleId="${id}"${id === "Normal" ? ' w:default="1"' : ""}${builtIn.has(id) ? "" : ' w:customStyle="1"'}><w:name w:val="${name}"/>${id === "Normal" ? "" : '<w:basedOn w:val="Normal"/>'}<w:qFormat/><w:pPr>${paragraphLooks}</w:pPr><w:rPr>${runLooks}</w:rPr></w:style>`;
const space = (before: number, after: number) => `<w:spacing w:before="${before}" w:after="${after}"/>`;
const hang = (left: number) =>
  `<w:tabs><w:tab w:val="left" w:pos="${left}"/></w:tabs>${space(0, 80)}<w:ind w:left="${left}" w:hanging="454"/>`;
const styles = `${head}<w:styles ${main}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Yu Gothic" w:hAnsi="Yu Gothic" w:eastAsia="游ゴシック" w:cs="Yu Gothic"/><w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="en-US" w:eastAsia="ja-JP"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:line="320" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>${[
  style("Normal", "Normal", ""),
  style("Title", "Title", `${space(360, 360)}<w:jc w:val="center"/>`, '<w:b/><w:sz w:val="32"/><w:szCs w:val="32"/>'),
  style(
    "Heading1",
    "heading 1",
    `<w:keepNext/>${space(280, 120)}<w:outlineLvl w:val="0"/>`,
    '<w:b/><w:sz w:val="22"/>',
  ),
  style("BodyText", "Body Text", `${space(0, 120)}<w:ind w:firstLine="210"/>`),
  style("Item", "Item", hang(567)),
  style("SubItem", "Sub Item", hang(964)),
  style("LetterTo", "Letter To", space(0, 60)),
  style("LetterRight", "Letter Right", `${space(0, 60)}<w:jc w:val="right"/>`),
  style("LetterCenter", "Letter Center", `${space(240, 160)}<w:jc w:val="center"/>`),
  style(
    "Cell",
    "Cell",
    '<w:spacing w:before="40" w:after="40" w:line="280" w:lineRule="auto"/>',
    '<w:sz w:val="19"/><w:szCs w:val="19"/>',
  ),
  style(
    "Sign",
    "Sign",
    `<w:keepNext/><w:pBdr><w:bottom w:val="single" w:sz="4" w:space="1" w:color="1A1E26"/></w:pBdr>${space(240, 60)}<w:ind w:left="3402"/>`,
  ),
  style(
    "Footer",
    "footer",
    '<w:tabs><w:tab w:val="right" w:pos="9072"/></w:tabs>',
    '<w:sz w:val="15"/><w:szCs w:val="15"/>',
  ),
].join("")}</w:styles>`;
