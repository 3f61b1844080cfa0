import { deviceKindWords } from "../words/connection-codes.ts";
import { codeIn } from "./code.ts";
import { nfkc, tidy } from "./plain-text.ts";
import { canonicalModel, knownMaker, makerAtStart, productFamily } from "./product.ts";
import { stateOf } from "./value-state.ts";
import { canonicalVersion, findVersion, versionsInText } from "./version-text.ts";

type Part = { known: string } | { state: "unknown" | "checking" | "none" | "notApplicable" } | { vague: string };

/** What one cell says about a device; an absent part is not stated. */
export interface DeviceReading {
  maker?: Part;
  model?: Part;
  versions?: string[];
  version?: Part;
  kind?: Part;
  /** Maker and kind come from the family of the product, not from words of the cell. */
  makerImplied?: true;
}

/** Remarks; the parentheses inside a version such as 9.8(4)15 are none. */
const parentheses = /(?!(?<=\d)\(\d+\)\d)[(（]([^()（）]*(?:\([^()]*\)[^()（）]*)*)[)）]/g;
const versionWord = /版数|バージョン|ver|ファーム|fw|version|firmware/i;
const modelWord = /型番|型式|機種|品番|model/i;

/**
 * Takes a cell such as 「ﾔﾏﾊ RTX830⏎Rev.15.02.30」, "Pulse Secure PSA300 / 9.1R11", 「LTE通信ユニット（版数不明）」 apart.
 * @param withVersion the column also asks for the version, so that a bare 「不明」 or 「なし」 answers it too
 */
export function readDevice(text: string, withVersion: boolean): DeviceReading {
  const state = stateOf(text);
  if (state === "blank") return {};
  if (state && state !== "vague" && state !== "notSubmitted") {
    const reading: DeviceReading = { maker: { state }, model: { state } };
    if (withVersion) reading.version = { state };
    if (state === "none") reading.kind = { state };
    if (state === "notApplicable" && /装置|端末|ソフト|pc|software|device/i.test(nfkc(text).slice(1)))
      reading.kind = { known: "terminal" };
    return reading;
  }
  const reading: DeviceReading = {};
  let rest = nfkc(text).replace(parentheses, (_, inner: string) => {
    remark(inner, reading);
    return " ";
  });
  const lines = rest.split("\n");
  for (const line of lines) if (statedInLine(line)) remark(line, reading);
  rest = lines.filter((line) => !statedInLine(line)).join(" ");
  const found = findVersion(rest);
  if (found) {
    const listed = versionsInText(`${found.version}${found.after}`.trim());
    const more = /^\s*(?:update|u|sp|patch|p)\s*\d+\w*/i.exec(found.after)?.[0] ?? "";
    reading.versions = listed.length > 1 ? listed : [canonicalVersion(found.version + more)];
    rest = found.before;
  }
  name(rest.replace(/[\s/、,:;]+$/, "").trim(), reading);
  return reading;
}

/** A remark inside parentheses: a state of model or version, a version, or something that is not about the device's identity. */
function remark(inner: string, reading: DeviceReading): void {
  for (const piece of inner.split(/[、,;]/)) {
    const state = stateOf(piece);
    if (state === "vague") {
      reading.version = { vague: tidy(piece) };
      continue;
    }
    const stated = /不明|未確認|unknown/i.test(piece) ? "unknown" : /確認中|照会中/.test(piece) ? "checking" : null;
    if (stated) {
      if (modelWord.test(piece)) reading.model = { state: stated };
      if (versionWord.test(piece)) reading.version = { state: stated };
      continue;
    }
    const found = findVersion(piece);
    if (found && found.before.trim() === "") reading.versions = versionsInText(piece);
  }
}

function statedInLine(line: string): boolean {
  return (
    line.length < 16 &&
    (versionWord.test(line) || modelWord.test(line)) &&
    /不明|未確認|確認中|照会中|unknown/i.test(line)
  );
}

function name(text: string, reading: DeviceReading): void {
  if (text === "") return;
  const bare = text
    .replace(/^.*?と(?:同じ|共用の?|同一の?)\s*(?=\S)/, "")
    .replace(/^(?:病院|当院|院内|業者|ベンダー?|メーカー|会社)(?:の|側の|設置の?)\s*/, "")
    .replace(/\s*(?:[1-9]\d?\s*(?:台目|号機|号)|\s[×x]\s?\d+台?)$/i, "");
  const split = makerAtStart(bare);
  const model = canonicalModel((split?.rest ?? bare).replace(/^[\s/]+|[\s/]+$/g, ""));
  if (split) reading.maker = { known: split.maker };
  if (model !== "" && !knownMaker(model)) reading.model ??= { known: model };
  const family = productFamily(model) ?? productFamily(text);
  if (!reading.maker && family?.maker) {
    reading.maker = { known: family.maker };
    reading.makerImplied = true;
  }
  const kind = family?.kind ?? codeIn(deviceKindWords, text);
  if (kind) reading.kind = { known: kind };
}

/** A model cell that also holds a version, clearly marked ("PSA300 9.1R11", 「FortiGate60F v7.0.13」). */
export function splitModel(text: string): { model: string; version: string | null } {
  const t = nfkc(text).replace(/\s*\n\s*/g, " ");
  const marked = /^(.*?[^\s/])[\s/]+((?:v(?:er)?|rev)[\s.]*\d[\w.()-]*|\d+\.\d+(?:R\d+|\(\d+\)|\.\d+)[\w.()-]*)$/i.exec(
    t,
  );
  if (marked?.[1] && marked[2]) return { model: canonicalModel(marked[1]), version: marked[2] };
  return { model: canonicalModel(t), version: null };
}
