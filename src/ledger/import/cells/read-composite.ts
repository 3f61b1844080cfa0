import { fieldDefinition } from "../../catalogue.ts";
import type { FieldValue } from "../../contract.ts";
import { codeOf } from "./code.ts";
import { type DeviceReading, readDevice, splitModel } from "./device-text.ts";
import { known, stated, vague } from "./field-value.ts";
import { readOs } from "./os-text.ts";
import { nfkc, tidy } from "./plain-text.ts";
import { readText } from "./read-field.ts";
import { stateOf } from "./value-state.ts";
import { canonicalVersion } from "./version-text.ts";

/** Values that one cell gives to several fields; `contract.` marks fields of the contract behind a connection. */
export type Values = readonly (readonly [field: string, value: FieldValue, implied?: boolean])[];

export const compositeReaders: Record<string, (text: string) => Values> = {
  "+device": (text) => deviceValues(text, false),
  "+deviceVersion": (text) => deviceValues(text, true),
  "+clauses": clauses,
  "+patchDuty": patchDuty,
};

function deviceValues(text: string, withVersion: boolean): Values {
  const reading = readDevice(text, withVersion);
  const written = tidy(text);
  const values: [string, FieldValue, boolean?][] = [];
  const add = (field: string, part: DeviceReading["model"], implied = false) => {
    if (part) values.push([field, partValue(part, written), implied]);
  };
  add("maker", reading.maker, reading.makerImplied);
  add("model", reading.model);
  if (reading.versions)
    values.push([
      "firmwareVersion",
      known(reading.versions.length === 1 ? (reading.versions[0] ?? "") : reading.versions, written),
    ]);
  else add("firmwareVersion", reading.version);
  add("deviceKind", reading.kind, reading.kind !== undefined && "known" in reading.kind);
  return values;
}

function partValue(part: NonNullable<DeviceReading["model"]>, written: string): FieldValue {
  if ("known" in part) return part.known === written ? known(part.known) : known(part.known, written);
  if ("vague" in part) return vague(part.vague);
  return stated(part.state, written);
}

const clauseNames: readonly (readonly [field: string, pattern: RegExp])[] = [
  ["contract.CL-20", /cl-?20|パッチ|脆弱性|patch/i],
  ["contract.CL-22", /cl-?22|リモート|遠隔|remote/i],
  ["contract.CL-23", /cl-?23|sla|サービスレベル/i],
  ["contract.CL-24", /cl-?24|守秘|秘密|機密|nda|confident/i],
  ["contract.CL-36", /cl-?36|免責|waiver|liabil/i],
];
const clauseFields = clauseNames.map(([field]) => field);

/** 「CL-20:有／CL-22:無」 or 「パッチ無、リモート条項無、守秘有」: the statement after each clause's name. */
function clauses(text: string): Values {
  const written = tidy(text);
  const state = stateOf(text);
  if (state === "blank") return [];
  const values: [string, FieldValue][] = [];
  if (state) {
    const definition = fieldDefinition("contract", "CL-20");
    const value = definition && readText(definition, text, "mdy");
    if (value) for (const field of clauseFields) values.push([field, value]);
    values.push(["contractClausesChecked", state === "vague" ? vague(written) : stated(state)]);
    return values;
  }
  for (const part of nfkc(text).split(/[/、,;\n。]+/)) {
    const clause = clauseNames.find(([, pattern]) => pattern.test(part));
    if (!clause) continue;
    const said = part.replace(
      /^.*?(?:cl-?\d+|条項|義務|責任|sla|nda|パッチ(?:適用)?|守秘|免責|リモート)[\s:：=]*/i,
      "",
    );
    const code = codeOf("clause", said === "" ? part : said);
    if (code) values.push([clause[0], known(code, part.trim())]);
  }
  values.push(["contractClausesChecked", known(written)]);
  return values;
}

/** Who must patch, and so whether the contract says it: 業者 → present, 記載なし → absent; a bare 有 or 無 only says the latter. */
function patchDuty(text: string): Values {
  const written = tidy(text);
  const state = stateOf(text);
  if (state === "blank") return [];
  const duty = (code: string) => ["contract.CL-20", known(code, written)] as const;
  const named = state ? undefined : codeOf("party", text);
  if (named) return [["patchResponsibility", known(named, written)], duty("present")];
  if (state === "unknown" || state === "checking") return [["patchResponsibility", stated(state)], duty("unknown")];
  if (state === "notApplicable") return [["patchResponsibility", stated(state)], duty("not_applicable")];
  if (state === "none" && /記載|規定|定め/.test(written))
    return [["patchResponsibility", stated("none", written)], duty("absent")];
  const clause = codeOf("clause", text);
  return clause ? [duty(clause)] : [["patchResponsibility", known(written)]];
}

const generic =
  /^(?:(?:data|vpn|lte|4g|5g|wi-?fi|wireless|adsl|network|internet|remote|vendor|maintenance)\s*)*(?:box|router|modem|gateway|terminal|pc|device|appliance|adapter|unit|hub|switch|firewall|server)$|^(?:専用|業者|保守用?|vpn|lte|無線|通信|接続|データ収集?用?|adsl|光|回線)*(?:ルータ|モデム|装置|機器|端末|ボックス|box|ユニット|ゲートウェイ|ハブ|スイッチ|パソコン|pc)ー?$/i;

/** The entry device of a connection named by what it is ("data box", 「VPNルータ」): too vague for a model. */
export function entryModelValues(text: string): Values {
  return generic.test(nfkc(text)) ? [["model", vague(tidy(text))]] : modelValues(text, "firmwareVersion");
}

/** A model cell that also holds a version gives both. `versionField` is where the kind of record keeps it. */
export function modelValues(text: string, versionField: string): Values {
  const { model, version } = splitModel(text);
  const written = tidy(text);
  const value = model === written ? known(model) : known(model, written);
  return version
    ? [
        ["model", value],
        [versionField, known(canonicalVersion(version), written)],
      ]
    : [["model", value]];
}

/** An OS cell that also holds the build gives both. */
export function osValues(text: string): Values {
  const { os, osVersion, versionState } = readOs(text);
  const written = tidy(text);
  const values: [string, FieldValue][] = [["os", os === written ? known(os) : known(os, written)]];
  if (osVersion) values.push(["osVersion", known(osVersion, written)]);
  if (versionState) values.push(["osVersion", stated(versionState, written)]);
  return values;
}
