import type { Ledger, LedgerRecord } from "../../ledger/contract.ts";
import { term, vocabularies } from "../../ledger/vocabulary.ts";
import { type Answer, answerOf, fieldText, knownCode, knownText, stateOf } from "./field-text.ts";
import {
  findingsOnConnection,
  type Mark,
  marksOf,
  needsAttention,
  type PictureFinding,
  worstOf,
} from "./finding-marks.ts";
import { type Language, say } from "./picture-language.ts";

/** How a road meets the wall: through a gate, round the wall, or nobody could say yet. */
export type Way = "gate" | "around" | "undecided";

/** Who watches the gate: a device whose firmware is known, one whose firmware is not, none, or one out of scope. */
export type Guard = "known" | "unknown" | "noDevice" | "outOfScope";

/** What the gate view says of one external connection. Texts are final words in the picture's language. */
export interface GateFacts {
  recordId: string;
  number: number;
  category: string;
  way: Way;
  door: "open" | "shut" | "unknown";
  declared: "yes" | "no" | "unknown";
  guard: Guard;
  counterpart: string;
  counterpartKnown: boolean;
  counterpartDetail: string;
  line: string;
  lineKnown: boolean;
  passage: string;
  device: string;
  firmware: string;
  target: string;
  targetDetail: string;
  marks: readonly Mark[];
  worst: string;
  needsAttention: boolean;
}

export const categories = vocabularies.targetCategory;
export const noCategory = "none";

export function gateFacts(ledger: Ledger, findings: readonly PictureFinding[], language: Language): GateFacts[] {
  const found = findingsOnConnection(ledger, findings);
  return ledger.records.connection
    .map((record) => factsOf(record, found(record), language))
    .sort((a, b) => a.number - b.number);
}

function factsOf(record: LedgerRecord, found: readonly PictureFinding[], language: Language): GateFacts {
  const category = knownCode(record, "targetCategory") ?? noCategory;
  const guard = guardOf(record);
  return {
    recordId: record.id,
    number: record.number,
    category: term("targetCategory", category) ? category : noCategory,
    way: wayOf(answerOf(record, "passesHospitalFirewall")),
    door: doorOf(answerOf(record, "alwaysOn")),
    declared: declaredOf(answerOf(record, "knownToAdministratorBefore")),
    guard,
    counterpart:
      knownText(record, "counterpart", language) ??
      say(["相手 ", "counterpart "], language) + fieldText(record, "counterpart", language),
    counterpartKnown: stateOf(record, "counterpart") === "known",
    counterpartDetail: detail(record, ["counterpartSite", "purpose", "carrier"], language),
    ...lineOf(record, language),
    passage: passageOf(record, language),
    device: deviceOf(record, language),
    firmware: firmwareOf(record, guard, language),
    target:
      knownText(record, "systemOrDevice", language) ??
      say(["接続先 ", "target "], language) + fieldText(record, "systemOrDevice", language),
    targetDetail: detail(record, ["connectedSegment", "department"], language),
    marks: marksOf(found),
    worst: worstLabel(found),
    needsAttention: needsAttention(found),
  };
}

const wayOf = (passes: Answer): Way => (passes === "yes" ? "gate" : passes === "no" ? "around" : "undecided");
const doorOf = (alwaysOn: Answer) => (alwaysOn === "yes" ? "open" : alwaysOn === "no" ? "shut" : "unknown");
const declaredOf = (known: Answer) => (known === "yes" ? "yes" : known === "no" ? "no" : "unknown");

function worstLabel(found: readonly PictureFinding[]): string {
  const worst = worstOf(found.filter((finding) => finding.severity !== "info"));
  return worst ? (worst.label ?? worst.rule) : "";
}

/** Known values of some fields; what is unknown there is left to the record itself. */
function detail(record: LedgerRecord, fields: readonly string[], language: Language): string {
  return fields
    .map((field) => knownText(record, field, language))
    .filter((text) => text !== null && text !== "")
    .join(say(["・", " · "], language));
}

/** 閉・都度許諾: whether the road lies open, and whether anybody is asked before it is used. */
function passageOf(record: LedgerRecord, language: Language): string {
  const door = {
    open: say(["常時開", "always open"], language),
    shut: say(["閉（都度開く）", "shut, opened on demand"], language),
    unknown: say(["開閉 不明", "open or shut: unknown"], language),
  };
  const permission: Record<Answer, string> = {
    yes: say(["都度許諾", "permission each time"], language),
    no: say(["許諾なし", "no permission asked"], language),
    open: say(["許諾 ", "permission "], language) + fieldText(record, "permissionEachTime", language),
    blank: say(["許諾 未記入", "permission not filled in"], language),
    notApplicable: say(["許諾 対象外", "permission not applicable"], language),
  };
  return [door[doorOf(answerOf(record, "alwaysOn"))], permission[answerOf(record, "permissionEachTime")]].join(
    say(["・", ", "], language),
  );
}

/** IP-VPN ＋ IPsec-VPN. Explanations in brackets or behind a comma belong to the vocabulary, not into a drawing. */
function lineOf(record: LedgerRecord, language: Language): { line: string; lineKnown: boolean } {
  const short = (field: string) =>
    fieldText(record, field, language)
      .replace(/[（(,;].*$/u, "")
      .split(" / ")[0] ?? "";
  const access = stateOf(record, "accessLine");
  const tunnel = stateOf(record, "tunnel");
  const overInternet = knownCode(record, "accessLine") === "other" && tunnel === "known";
  const parts = [
    overInternet ? say(["インターネット", "Internet"], language) : short("accessLine"),
    ...(tunnel === "known"
      ? [short("tunnel")]
      : tunnel === "none" || tunnel === "notApplicable" || tunnel === "blank"
        ? []
        : [`VPN ${short("tunnel")}`]),
  ];
  const known = access === "known" && knownCode(record, "accessLine") !== "unknown";
  return {
    line: known || tunnel === "known" ? parts.join("＋") : say(["回線 ", "line "], language) + parts.join("＋"),
    lineKnown: known,
  };
}

function guardOf(record: LedgerRecord): Guard {
  const firmware = stateOf(record, "firmwareVersion");
  if (firmware === "known") return "known";
  if (
    stateOf(record, "deviceKind") === "none" ||
    stateOf(record, "entryDevice") === "none" ||
    stateOf(record, "model") === "none"
  )
    return "noDevice";
  return firmware === "notApplicable" ? "outOfScope" : "unknown";
}

function deviceOf(record: LedgerRecord, language: Language): string {
  const model = knownText(record, "model", language);
  if (model !== null) return [knownText(record, "maker", language), model].filter((part) => part !== null).join(" ");
  const kind = knownText(record, "deviceKind", language) ?? knownText(record, "entryDevice", language);
  if (guardOf(record) === "noDevice") return say(["入口の機器なし", "no entry device"], language);
  const state = stateOf(record, "model");
  if (state === "notApplicable" && kind !== null) return kind;
  return [kind, say(["型式 ", "model "], language) + fieldText(record, "model", language)]
    .filter((part) => part !== null)
    .join(" ");
}

function firmwareOf(record: LedgerRecord, guard: Guard, language: Language): string {
  if (guard === "noDevice") return "";
  const version = fieldText(record, "firmwareVersion", language);
  if (guard !== "known") return say(["版数 ", "firmware "], language) + version;
  const since = knownText(record, "firmwareKnownOn", language);
  const seen =
    since === null ? say(["確認日 不明", "date unknown"], language) : say([`${since} 確認`, `seen ${since}`], language);
  return say([`${version}（${seen}）`, `${version} (${seen})`], language);
}
