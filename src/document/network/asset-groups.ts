import type { LedgerRecord } from "../../ledger/contract.ts";
import { term } from "../../ledger/vocabulary.ts";
import { fieldText, knownCode, stateOf } from "../picture/field-text.ts";
import { type Mark, marksOf, type PictureFinding, severities } from "../picture/finding-marks.ts";
import { type Language, type Phrase, say } from "../picture/picture-language.ts";

/** What a thing is drawn as. */
export type Shape = "server" | "storage" | "network" | "terminal" | "modality" | "medical" | "power" | "other";

/** Assets of one kind in one zone, drawn as one box with their number. */
export interface AssetGroup {
  kind: string;
  shape: Shape;
  label: string;
  quantity: number;
  /** 業者: whose they are when they are not the hospital's. */
  owner: string | null;
  assetIds: readonly string[];
  /** Numbers of the connections that name this kind. */
  numbers: readonly number[];
  marks: readonly Mark[];
}

const shapes: Record<Exclude<Shape, "other">, readonly string[]> = {
  server: ["server"],
  storage: ["storage"],
  network: [
    "firewall",
    "vpn",
    "router",
    "network_switch",
    "wireless_ap",
    "load_balancer",
    "network_appliance",
    "gateway",
    "box",
    "modem",
  ],
  terminal: ["client_pc", "laptop", "workstation", "tablet", "printer", "ip_phone", "terminal"],
  modality: [
    "ct",
    "mri",
    "angio",
    "fluoroscopy",
    "cr_dr",
    "mammography",
    "pet",
    "spect",
    "linac",
    "us",
    "endoscope",
    "ecg",
  ],
  medical: [
    "lab_analyzer",
    "blood_gas",
    "central_monitor",
    "bedside_monitor",
    "infusion_pump",
    "ventilator",
    "dialysis_console",
    "dispenser",
    "smart_bed",
    "other_device",
  ],
  power: ["ups"],
};
const shapeOrder: readonly Shape[] = [
  "server",
  "storage",
  "terminal",
  "modality",
  "medical",
  "network",
  "power",
  "other",
];

export const shapeOf = (kind: string | null): Shape =>
  shapeOrder.find((shape) => shape !== "other" && kind !== null && shapes[shape].includes(kind)) ?? "other";

/** Assets of one zone by kind and owner: servers first, then what people work with, then what carries it. */
export function groupAssets(
  assets: readonly LedgerRecord[],
  findings: ReadonlyMap<string, readonly PictureFinding[]>,
  language: Language,
): AssetGroup[] {
  const groups = Map.groupBy(assets, (asset) => `${kindOf(asset)}\n${ownerOf(asset, language) ?? ""}`);
  return [...groups.values()]
    .map((members) => groupOf(members, findings, language))
    .sort(
      (a, b) => shapeOrder.indexOf(a.shape) - shapeOrder.indexOf(b.shape) || b.quantity - a.quantity || order(a, b),
    );
}

const order = (a: AssetGroup, b: AssetGroup) => (a.kind + (a.owner ?? "") < b.kind + (b.owner ?? "") ? -1 : 1);

const kindOf = (asset: LedgerRecord) => knownCode(asset, "kind") ?? `@${stateOf(asset, "kind")}`;

function groupOf(
  members: readonly LedgerRecord[],
  findings: ReadonlyMap<string, readonly PictureFinding[]>,
  language: Language,
): AssetGroup {
  const [first] = members;
  if (!first) throw new Error("a group without assets");
  const kind = kindOf(first);
  return {
    kind,
    shape: shapeOf(kind),
    label:
      term("assetKind", kind)?.[language] ??
      (kind.startsWith("@") ? say(["種別 ", "kind "], language) + fieldText(first, "kind", language) : kind),
    quantity: members.reduce((sum, asset) => sum + quantityOf(asset), 0),
    owner: ownerOf(first, language),
    assetIds: members.map((asset) => asset.id),
    numbers: [],
    marks: marksOf(members.flatMap((asset) => findings.get(asset.id) ?? [])),
  };
}

export function quantityOf(asset: LedgerRecord): number {
  const value = asset.fields.quantity;
  return value?.state === "known" && typeof value.value === "number" && value.value > 0 ? value.value : 1;
}

/** The word for an owner outside the hospital; leased things count as the hospital's. */
export function ownerOf(record: LedgerRecord, language: Language, field = "owner"): string | null {
  const owner = knownCode(record, field);
  if (owner === null || owner === "hospital" || owner === "lease") return null;
  return term("party", owner)?.[language] ?? owner;
}

/** How far groups are taken together: by kind; what people work with and what carries it together; all by their shape. */
export type Grain = "kinds" | "fewer" | "shapes";

const shapeNames: Record<Shape, Phrase> = {
  server: ["サーバ", "Servers"],
  storage: ["ストレージ", "Storage"],
  terminal: ["端末・周辺機器", "Terminals and peripherals"],
  modality: ["画像・検査装置", "Imaging and examination"],
  medical: ["医療機器", "Medical devices"],
  network: ["ネットワーク機器", "Network equipment"],
  power: ["電源装置", "Power supply"],
  other: ["その他・種別不明", "Others, kind unknown"],
};
const together: Record<Grain, readonly Shape[]> = {
  kinds: [],
  fewer: ["terminal", "network"],
  shapes: shapeOrder,
};

/** Fewer boxes for a sheet that would not be legible otherwise; nothing is left out. */
export function coarser(groups: readonly AssetGroup[], grain: Grain, language: Language): AssetGroup[] {
  const merged = Map.groupBy(groups, (group) =>
    together[grain].includes(group.shape) ? `${group.shape}\n${group.owner ?? ""}` : group,
  );
  return [...merged.values()].map((members) => {
    const [first, ...others] = members;
    if (!first) throw new Error("a group without assets");
    if (others.length === 0) return first;
    return {
      ...first,
      kind: first.shape,
      label: say(shapeNames[first.shape], language),
      quantity: members.reduce((sum, { quantity }) => sum + quantity, 0),
      assetIds: members.flatMap(({ assetIds }) => assetIds),
      numbers: members.flatMap(({ numbers }) => numbers).toSorted((a, b) => a - b),
      marks: sumMarks(members.flatMap(({ marks }) => marks)),
    };
  });
}

const sumMarks = (marks: readonly Mark[]): Mark[] =>
  severities
    .map((severity) => ({
      severity,
      count: marks.filter((mark) => mark.severity === severity).reduce((sum, { count }) => sum + count, 0),
    }))
    .filter(({ count }) => count > 0);
