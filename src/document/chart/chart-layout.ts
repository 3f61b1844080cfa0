import type { Ledger, LedgerRecord } from "../../ledger/contract.ts";
import { term } from "../../ledger/vocabulary.ts";
import { type Box, type PlacedText, placeText } from "../../shared/picture/placed-text.ts";
import { type Language, type Phrase, say } from "../picture/picture-language.ts";
import { boxWidth, type ChartBox, chartBox, missingBox, roleOf } from "./chart-boxes.ts";

export interface ChartZone {
  box: Box;
  title: PlacedText;
}

export interface ChartLine {
  points: readonly { x: number; y: number }[];
  /** Advice and checks beside the line of report; contacts outside. */
  dashed: boolean;
}

/** Everything `ManagementChart` draws (D7). Unit: CSS pixel. */
export interface ChartLayout {
  width: number;
  height: number;
  title: string;
  zones: readonly ChartZone[];
  boxes: readonly ChartBox[];
  lines: readonly ChartLine[];
}

const gap = 20;
const rowGap = 44;
const margin = 20;
const zoneHead = 34;
const perRow = 4;

const zoneNames = {
  inside: ["院内", "Hospital"],
  vendors: ["業者", "Vendors"],
  agencies: ["外部機関", "Outside agencies"],
} satisfies Record<string, Phrase>;

/** The line of report from top to bottom, each level reporting to the one above. Posts the guideline asks for are shown even when missing. */
const levels = [
  { role: "safetyOfficer", needed: true },
  { role: "planningManager", needed: true },
  { role: "systemOperator", needed: true },
  { role: "departmentLead", needed: false },
] as const;
/** Posts beside the line: they check and support. */
const beside = ["auditor", "csirt"] as const;

/** D7 from the roles of a ledger. Pure; the same ledger gives the same layout. */
export function chartLayout(ledger: Ledger, language: Language = "ja"): ChartLayout {
  const of = (role: string) => ledger.records.role.filter((record) => roleOf(record) === role);
  const inside = placeInside(ledger, of, language);
  const outsideX = margin + inside.width + gap;
  const vendors = placeColumn(of("vendorContact"), zoneNames.vendors, outsideX, margin, language);
  const agencies = placeColumn(
    of("externalAgency"),
    zoneNames.agencies,
    outsideX,
    margin + vendors.height + gap,
    language,
  );
  const columns = [vendors, agencies].filter((column) => column.boxes.length > 0);
  const bottom = Math.max(
    margin + inside.height,
    ...columns.map((column) => column.zone.box.y + column.zone.box.height),
  );
  return {
    width: columns.length
      ? outsideX + Math.max(...columns.map((column) => column.zone.box.width)) + margin
      : outsideX - gap + margin,
    height: bottom + margin,
    title: say(
      [`情報システム管理体制図 ${ledger.facility.name}`, `Management chart, ${ledger.facility.name}`],
      language,
    ),
    zones: [inside.zone, ...columns.map((column) => column.zone)],
    boxes: [...inside.boxes, ...columns.flatMap((column) => column.boxes)],
    lines: inside.lines,
  };
}

type Of = (role: string) => LedgerRecord[];

function placeInside(ledger: Ledger, of: Of, language: Language) {
  const known = new Set<string>([...levels.map((level) => level.role), ...beside, "vendorContact", "externalAgency"]);
  const others = ledger.records.role.filter((record) => !known.has(roleOf(record) ?? ""));
  const rows = levels
    .map(({ role, needed }) => ({ role, needed, records: of(role) }))
    .filter(({ needed, records }) => needed || records.length > 0);
  const side = [...beside.flatMap(of), ...others];
  const widest = Math.max(1, ...rows.map(({ records }) => Math.min(perRow, Math.max(1, records.length))));
  const lineWidth = widest * boxWidth + (widest - 1) * gap;
  const boxes: ChartBox[] = [];
  const lines: ChartLine[] = [];
  let y = margin + zoneHead;
  let above: ChartBox[] = [];
  for (const { role, records } of rows) {
    const placed = placeRow(role, records, margin + gap, lineWidth, y, language);
    lines.push(...connect(above, placed.boxes.slice(0, perRow)));
    boxes.push(...placed.boxes);
    const middle = placed.boxes[Math.floor((Math.min(perRow, placed.boxes.length) - 1) / 2)];
    above = middle ? [middle] : [];
    y = placed.bottom + rowGap;
  }
  const sideX = margin + gap + lineWidth + gap * 2;
  let sideY = margin + zoneHead;
  for (const record of side) {
    const box = chartBox(record, sideX, sideY, language);
    boxes.push(box);
    sideY = box.box.y + box.box.height + gap;
  }
  const top = boxes[0];
  if (top && side.length > 0) lines.push(besideLine(top.box, sideX));
  const width = gap * 2 + lineWidth + (side.length ? gap * 2 + boxWidth : 0);
  const bottom = Math.max(y - rowGap, sideY - gap) + gap;
  const zone = zoneAt(zoneNames.inside, { x: margin, y: margin, width, height: bottom - margin }, language);
  return { zone, boxes, lines, width, height: bottom - margin };
}

function placeRow(
  role: string,
  records: readonly LedgerRecord[],
  left: number,
  width: number,
  top: number,
  language: Language,
) {
  if (records.length === 0) {
    const name = term("role", role);
    const box = missingBox(
      `missing:${role}`,
      name ? name[language] : role,
      left + (width - boxWidth) / 2,
      top,
      language,
    );
    return { boxes: [box], bottom: box.box.y + box.box.height };
  }
  const boxes: ChartBox[] = [];
  let y = top;
  for (let at = 0; at < records.length; at += perRow) {
    const slice = records.slice(at, at + perRow);
    const rowWidth = slice.length * boxWidth + (slice.length - 1) * gap;
    const start = left + (width - rowWidth) / 2;
    const placed = slice.map((record, index) => chartBox(record, start + index * (boxWidth + gap), y, language));
    boxes.push(...placed);
    y = Math.max(...placed.map((box) => box.box.y + box.box.height)) + gap;
  }
  return { boxes, bottom: y - gap };
}

/** From the middle of the post above to each post of the next level, by a common beam half way. */
function connect(above: readonly ChartBox[], below: readonly ChartBox[]): ChartLine[] {
  const [chief] = above;
  if (!chief) return [];
  const from = { x: chief.box.x + chief.box.width / 2, y: chief.box.y + chief.box.height };
  return below.map(({ box }) => {
    const to = { x: box.x + box.width / 2, y: box.y };
    const beam = to.y - rowGap / 2;
    return { points: [from, { x: from.x, y: beam }, { x: to.x, y: beam }, to], dashed: false };
  });
}

function besideLine(top: Box, sideX: number): ChartLine {
  const y = top.y + 36;
  return {
    points: [
      { x: top.x + top.width, y },
      { x: sideX, y },
    ],
    dashed: true,
  };
}

const tallestColumn = 6;

/** Contacts outside, in columns of at most six. */
function placeColumn(records: readonly LedgerRecord[], name: Phrase, x: number, y: number, language: Language) {
  const boxes: ChartBox[] = [];
  let bottom = y + zoneHead;
  const columns = Math.ceil(records.length / tallestColumn);
  for (let column = 0; column < columns; column++) {
    let top = y + zoneHead;
    for (const record of records.slice(column * tallestColumn, (column + 1) * tallestColumn)) {
      const box = chartBox(record, x + gap + column * (boxWidth + gap), top, language);
      boxes.push(box);
      top = box.box.y + box.box.height + gap;
    }
    bottom = Math.max(bottom, top);
  }
  const width = gap + Math.max(1, columns) * (boxWidth + gap);
  const height = boxes.length ? bottom - y : 0;
  return { zone: zoneAt(name, { x, y, width, height }, language), boxes, height };
}

const zoneAt = (name: Phrase, box: Box, language: Language): ChartZone => ({
  box,
  title: placeText(say(name, language), box.x + gap, box.y + 23, box.width - 2 * gap, {
    size: 14,
    weight: 700,
    tone: "ink",
  }),
});
