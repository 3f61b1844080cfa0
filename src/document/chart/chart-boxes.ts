import type { LedgerRecord } from "../../ledger/contract.ts";
import { type Box, leading, type PlacedText, placeText } from "../../shared/picture/placed-text.ts";
import { answerOf, fieldText, knownCode, knownText, stateOf } from "../picture/field-text.ts";
import { type Language, type Phrase, say } from "../picture/picture-language.ts";

/** One post or contact of the chart. Unit: CSS pixel. */
export interface ChartBox {
  id: string;
  /** Null for a post of which the ledger has no record. */
  recordId: string | null;
  box: Box;
  texts: readonly PlacedText[];
  /** Drawn with a dashed frame: nobody holds the post, or nobody knows. */
  vacant: boolean;
  spoken: string;
}

export const boxWidth = 232;
const padding = 10;
const titleHeight = 26;
const lineHeight = (size: number) => size * leading;

const words = {
  vacant: ["空席（なし）", "Vacant (none)"],
  missing: ["台帳に記載なし", "Not in the ledger"],
  concurrent: ["兼務", "holds other posts too"],
  dedicated: ["専任", "full time"],
  contact: ["連絡先", "Contact"],
  inCharge: ["担当", "In charge of"],
  order: ["緊急連絡順", "Emergency order"],
} satisfies Record<string, Phrase>;

/** The lines of a post: who, where, how to reach them, for what. */
export function chartBox(record: LedgerRecord, x: number, y: number, language: Language): ChartBox {
  const state = stateOf(record, "personOrUnit");
  const role = fieldText(record, "role", language);
  const order = knownText(record, "emergencyOrder", language);
  const name = state === "none" ? say(words.vacant, language) : fieldText(record, "personOrUnit", language);
  const concurrent = answerOf(record, "concurrentPost");
  const post =
    concurrent === "yes"
      ? say(words.concurrent, language)
      : concurrent === "no"
        ? say(words.dedicated, language)
        : null;
  const place = [stated(record, "vendorName", language) ?? stated(record, "department", language), post]
    .filter(Boolean)
    .join("　");
  const details = [
    place,
    labelled(record, "contact", words.contact, language),
    labelled(record, "systemInCharge", words.inCharge, language),
    order && `${say(words.order, language)} ${order}`,
  ].filter((line): line is string => Boolean(line));
  return layOut({ id: record.id, recordId: record.id, role, name, details, vacant: state !== "known" }, x, y);
}

export const missingBox = (id: string, role: string, x: number, y: number, language: Language): ChartBox =>
  layOut({ id, recordId: null, role, name: say(words.missing, language), details: [], vacant: true }, x, y);

/** What is said, unless the question does not apply or nobody has filled it in. */
function stated(record: LedgerRecord, field: string, language: Language): string | null {
  const state = stateOf(record, field);
  return state === "blank" || state === "notApplicable" ? null : fieldText(record, field, language);
}

function labelled(record: LedgerRecord, field: string, label: Phrase, language: Language): string | null {
  const text = stated(record, field, language);
  return text && `${say(label, language)}: ${text}`;
}

interface BoxContent {
  id: string;
  recordId: string | null;
  role: string;
  name: string;
  details: readonly string[];
  vacant: boolean;
}

function layOut({ id, recordId, role, name, details, vacant }: BoxContent, x: number, y: number): ChartBox {
  const width = boxWidth - 2 * padding;
  const texts: PlacedText[] = [placeText(role, x + padding, y + 18, width, { size: 12, weight: 700, tone: "paper" })];
  let baseline = y + titleHeight + 20;
  const add = (
    text: string,
    size: number,
    maxLines: number,
    style: { weight?: 400 | 700; tone: PlacedText["tone"] },
  ) => {
    const placed = placeText(text, x + padding, baseline, width, { size, maxLines, ...style });
    texts.push(placed);
    baseline += placed.lines.length * lineHeight(size);
  };
  add(name, 15, 2, { weight: 700, tone: vacant ? "alert" : "ink" });
  for (const detail of details) add(detail, 12, 3, { tone: "text" });
  const box = { x, y, width: boxWidth, height: baseline - y };
  return { id, recordId, box, texts, vacant, spoken: [role, name, ...details].join("、") };
}

export const roleOf = (record: LedgerRecord) => knownCode(record, "role");
