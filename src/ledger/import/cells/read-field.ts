import type { Cell } from "../../../shared/workbook.ts";
import type { FieldDefinition } from "../../catalogue.ts";
import type { FieldValue } from "../../contract.ts";
import type { DateOrder } from "../import-contract.ts";
import type { WordState } from "../words/value-states.ts";
import { codeOf, codesOf } from "./code.ts";
import { known, lossy, stated, vague } from "./field-value.ts";
import { dateInText, dateOfSerial } from "./japanese-date.ts";
import { canonicalOs } from "./os-text.ts";
import { cellText, nfkc, tidy } from "./plain-text.ts";
import { canonicalModel, knownMaker } from "./product.ts";
import { stateOf } from "./value-state.ts";
import { versionsInText } from "./version-text.ts";
import { yesOrNo } from "./yes-no.ts";

/** Fields that hold versions: a number or date in them is what a spreadsheet made of a version. */
export const versionFields = new Set(["version", "softwareVersion", "firmwareVersion", "osVersion"]);
/** Fields that hold marks and numbers: no value is a quantity, and a date is a mark that a spreadsheet misread. */
const markFields = new Set([
  "assetId",
  "meNumber",
  "departmentNumber",
  "serialNumber",
  "model",
  "hostname",
  "aeTitle",
  "systemNumber",
  "circuitId",
  "ledgerNumber",
  "vlan",
]);
const makerFields = new Set(["maker"]);
/** Fields that name a company; ㈱ is spelt out so that one vendor has one name. */
const companyFields = new Set(["counterpart", "vendor", "maintenanceVendor", "vendorName", "carrier"]);
const osFields = new Set(["os", "serverOs"]);

/** What a cell says about one field; undefined: nothing (empty). Error cells are the caller's business. */
export function readField(
  field: FieldDefinition,
  cell: Cell | undefined,
  order: DateOrder = "mdy",
): FieldValue | undefined {
  if (cell === undefined) return undefined;
  if (typeof cell === "string") return readText(field, cell, order);
  switch (cell.type) {
    case "error":
      return undefined;
    case "boolean":
      return field.type.is === "yesNo" ? known(cell.value) : readText(field, cellText(cell), order);
    case "number":
      return readNumber(field, cell.value, cell.text, order);
    case "date":
      return readDateCell(field, cell, order);
  }
}

function readNumber(field: FieldDefinition, value: number, text: string, order: DateOrder): FieldValue | undefined {
  if (field.type.is === "date") {
    const day = dateOfSerial(value);
    return day ? known(day, text) : readText(field, text, order);
  }
  if (field.type.is === "whole") return Number.isInteger(value) ? known(value) : vague(text);
  if (versionFields.has(field.id)) return hasOneDecimal(text) ? lossy(text) : known(text);
  if (markFields.has(field.id))
    return /e\+/i.test(text) || Math.abs(value) >= 1e15
      ? lossy(text)
      : known(Number.isInteger(value) ? String(value) : text);
  return readText(field, text, order);
}

/** 7.10 typed as a number shows as 7.1; two and more decimals, whole numbers and fixed formats (7.10) still show what was meant. */
function hasOneDecimal(text: string): boolean {
  return /^\d+\.\d$/.test(text);
}

function readDateCell(
  field: FieldDefinition,
  cell: Extract<Cell, { type: "date" }>,
  order: DateOrder,
): FieldValue | undefined {
  if (field.type.is === "date") {
    const day = cell.iso.slice(0, 10);
    const withoutDay =
      cell.format !== null && !/d/i.test(cell.format.replace(/"[^"]*"|\[[^\]]*\]/g, "")) && /[ym]/i.test(cell.format);
    return known(withoutDay ? day.slice(0, 7) : day);
  }
  if (versionFields.has(field.id) || markFields.has(field.id)) return lossy(cell.text);
  return readText(field, cell.text, order);
}

type Told = Exclude<WordState, "blank">;

export function readText(field: FieldDefinition, text: string, order: DateOrder): FieldValue | undefined {
  const word = stateOf(text);
  if (word === "blank") return undefined;
  const state: Told | undefined = word;
  const written = tidy(text);
  switch (field.type.is) {
    case "yesNo": {
      if (state === "none") return known(false, written);
      if (state === "vague") return vague(written);
      if (state) return stated(state, rawOf(state, written));
      const answer = yesOrNo(field.id, text);
      return answer === undefined || answer === "partly" ? vague(written) : known(answer, written);
    }
    case "code":
      return readCode(field, text, written, state);
    case "codes": {
      if (state === "none" && field.id === "mediaKinds") return known([], written);
      if (state && state !== "vague") return stated(state, rawOf(state, written));
      const found = field.type.vocabulary ? codesOf(field.type.vocabulary, text) : [];
      return found.length > 0 ? known(found, written) : known([written]);
    }
    case "whole": {
      if (state === "vague") return vague(written);
      if (state) return stated(state, rawOf(state, written));
      const digits = /^\D{0,6}(\d{1,9})(?!\d)/.exec(nfkc(text).replace(/(?<=\d),(?=\d{3})/g, ""));
      return digits ? known(Number(digits[1]), digits[0] === written ? undefined : written) : vague(written);
    }
    case "date": {
      if (state === "vague") return vague(written);
      if (state) return stated(state, rawOf(state, written));
      if (/^未(?:実施|済|定|了)?$/.test(written)) return stated("none", written);
      const day = dateInText(text, order);
      return day ? known(day, day === written ? undefined : written) : vague(written);
    }
    default:
      return readWords(field, text, written, state);
  }
}

function readCode(
  field: FieldDefinition,
  text: string,
  written: string,
  state: Told | undefined,
): FieldValue | undefined {
  if (field.type.is !== "code") return undefined;
  const { vocabulary } = field.type;
  if (vocabulary === "clause") {
    const clause =
      codeOf(vocabulary, text) ??
      (state === "notApplicable" ? "not_applicable" : state === "none" ? "absent" : state ? "unknown" : undefined);
    return clause ? known(clause, written) : vague(written);
  }
  if (state === "none" && hasOwnNo.has(vocabulary))
    return known(vocabulary === "offlineOrImmutable" ? "none" : "no", written);
  if (state === "none" && vocabulary === "overallDiagram") return known("no", written);
  if (state && state !== "vague") return stated(state, rawOf(state, written));
  const code = codeOf(vocabulary, text);
  return code === undefined ? known(written) : known(code, code === written ? undefined : written);
}

const hasOwnNo = new Set<string>(["offlineOrImmutable", "yesNoClaim", "overallDiagram"]);

function readWords(
  field: FieldDefinition,
  text: string,
  written: string,
  state: Told | undefined,
): FieldValue | undefined {
  if (field.id === "comment")
    return state === "none" || state === "notApplicable" ? stated(state, rawOf(state, written)) : known(written);
  if (state === "vague") return versionFields.has(field.id) ? vague(written) : known(written);
  if (state) return stated(state, rawOf(state, written));
  if (versionFields.has(field.id)) {
    const versions = field.type.is === "texts" ? versionsInText(text) : [versionsInText(text)[0] ?? written];
    return list(versions, written);
  }
  if (makerFields.has(field.id)) {
    const maker = knownMaker(text);
    return maker && maker !== written ? known(maker, written) : known(written);
  }
  if (companyFields.has(field.id))
    return spelt(written.replace(/㈱|[(（]株[)）]/g, "株式会社").replace(/㈲|[(（]有[)）]/g, "有限会社"), written);
  if (osFields.has(field.id)) return spelt(canonicalOs(text), written);
  if (field.id === "model") return spelt(canonicalModel(text), written);
  if (field.id === "serialNumber") return list(serials(text), written);
  if (field.type.is === "texts")
    return list(
      nfkc(text)
        .split(/[\n、,;]+|\s+\/\s+|\s{2,}/)
        .map((part) => part.trim())
        .filter((part) => part !== ""),
      written,
    );
  if (markFields.has(field.id)) return spelt(nfkc(text), written);
  return known(written);
}

function serials(text: string): string[] {
  return nfkc(text)
    .split(/[\n、,;]+|\s+\/\s+/)
    .map((part) =>
      part.replace(/^(?:s\/?n|serial(?:\s*(?:no|number))?|製造番号|シリアル(?:番号|no)?)[\s.:#]*/i, "").trim(),
    )
    .filter((part) => part !== "");
}

function spelt(value: string, written: string): FieldValue {
  return value === written ? known(value) : known(value, written);
}

function list(values: string[], written: string): FieldValue {
  const [first] = values;
  if (values.length === 1 && first !== undefined) return spelt(first, written);
  return values.length === 0 ? known(written) : known(values, written);
}

const usual: Record<string, string> = {
  unknown: "不明",
  checking: "確認中",
  none: "なし",
  notApplicable: "－",
  notSubmitted: "未提出",
};

/** The usual word for a state says nothing beyond it; anything else is kept. */
function rawOf(state: string, written: string): string | undefined {
  return usual[state] === written ? undefined : written;
}
