import type { ColumnFormat, Tone } from "../../../shared/sheet-document.ts";

/** How one cell looks, resolved from cell, row and column. */
export interface CellLook {
  bold: boolean;
  wrap: boolean;
  tone: Tone;
  align: "left" | "center" | "right" | null;
  size: "title" | "small" | "normal";
  border: boolean;
  format: ColumnFormat;
  /** Excel shows the text with a hidden apostrophe and never takes it for a formula, not even after editing. */
  quotePrefix: boolean;
}

/** Fill and font colours per tone; each pair has a contrast of at least 4.5 to 1. */
const tones: Record<Tone, { fill: string | null; font: string | null }> = {
  plain: { fill: null, font: null },
  band: { fill: "FFD9E6FF", font: null },
  input: { fill: "FFFFFBE0", font: null },
  muted: { fill: "FFF2F2F2", font: "FF595959" },
  good: { fill: "FFE3EEDD", font: "FF115A36" },
  attention: { fill: "FFFFF0C7", font: "FF6B4000" },
  alert: { fill: "FFFDEEEE", font: "FFA90000" },
};

const toneNames: readonly Tone[] = ["plain", "band", "input", "muted", "good", "attention", "alert"];

/** Built-in number formats; 14 is the short date of whoever opens the file, so dates get their own format that is the same everywhere. */
const numberFormatIds: Record<ColumnFormat, number> = {
  general: 0,
  integer: 1,
  decimal: 164,
  percent: 166,
  date: 165,
  text: 49,
};

const sizes = { title: 14, small: 9, normal: 11 } as const;

const thin = ["left", "right", "top", "bottom"]
  .map((side) => `<${side} style="thin"><color rgb="FF8C8C8C"/></${side}>`)
  .join("");

const formatNames = Object.keys(numberFormatIds);
const sizeNames = Object.keys(sizes);
const aligns = [null, "left", "center", "right"];

/** One number per look: this is asked for every cell of a workbook, and a text key took half of the whole writing time. */
function keyOf(look: CellLook): number {
  let key = toneNames.indexOf(look.tone);
  key = key * 8 + formatNames.indexOf(look.format);
  key = key * 4 + sizeNames.indexOf(look.size);
  key = key * 4 + aligns.indexOf(look.align);
  return key * 16 + (look.bold ? 8 : 0) + (look.wrap ? 4 : 0) + (look.border ? 2 : 0) + (look.quotePrefix ? 1 : 0);
}

/** The looks used in one workbook, each numbered at first use, and the styles part that describes them. */
export class StyleTable {
  readonly #formats: string[] = [];
  readonly #numbers = new Map<number, number>();
  readonly #fonts: string[] = [];

  constructor() {
    // Number 0 is what cells without a style get.
    this.number({
      bold: false,
      wrap: false,
      tone: "plain",
      align: null,
      size: "normal",
      border: false,
      format: "general",
      quotePrefix: false,
    });
  }

  number(look: CellLook): number {
    const key = keyOf(look);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.#formats.length;
    this.#formats.push(this.#format(look));
    this.#numbers.set(key, number);
    return number;
  }

  #font(look: CellLook): number {
    const bold = look.bold || look.size === "title" ? "<b/>" : "";
    const color = tones[look.tone].font;
    const colored = color === null ? "" : `<color rgb="${color}"/>`;
    const font = `<font>${bold}<sz val="${sizes[look.size]}"/>${colored}<name val="游ゴシック"/><family val="3"/><charset val="128"/></font>`;
    const known = this.#fonts.indexOf(font);
    return known >= 0 ? known : this.#fonts.push(font) - 1;
  }

  #format(look: CellLook): string {
    // Two fills are reserved by the format (none, gray125); the tones with a fill follow in their order.
    const fill = tones[look.tone].fill === null ? 0 : toneNames.indexOf(look.tone) + 1;
    const alignment = `<alignment${look.align === null ? "" : ` horizontal="${look.align}"`} vertical="top"${look.wrap ? ' wrapText="1"' : ""}/>`;
    return `<xf numFmtId="${numberFormatIds[look.format]}" fontId="${this.#font(look)}" fillId="${fill}" borderId="${look.border ? 1 : 0}" xfId="0"${look.quotePrefix ? ' quotePrefix="1"' : ""} applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">${alignment}</xf>`;
  }

  xml(): string {
    const fills = toneNames
      .slice(1)
      .map(
        (tone) =>
          `<fill><patternFill patternType="solid"><fgColor rgb="${tones[tone].fill}"/><bgColor indexed="64"/></patternFill></fill>`,
      );
    return [
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
      '<numFmts count="3"><numFmt numFmtId="164" formatCode="#,##0.0##"/><numFmt numFmtId="165" formatCode="yyyy/mm/dd"/><numFmt numFmtId="166" formatCode="0.0%"/></numFmts>',
      `<fonts count="${this.#fonts.length}">${this.#fonts.join("")}</fonts>`,
      `<fills count="${fills.length + 2}"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${fills.join("")}</fills>`,
      `<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${thin}<diagonal/></border></borders>`,
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
      `<cellXfs count="${this.#formats.length}">${this.#formats.join("")}</cellXfs>`,
      '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
    ].join("");
  }
}
