import type { RecordKind } from "../../ledger/contract.ts";
import type { Box, PlacedText } from "../../shared/picture/placed-text.ts";
import type { Mark } from "../picture/finding-marks.ts";
import type { GateFacts } from "../picture/gate-facts.ts";
import type { Language } from "../picture/picture-language.ts";
import type { Shape } from "./asset-groups.ts";
import type { NetworkRoad } from "./network-graph.ts";

export interface Point {
  x: number;
  y: number;
}

/** What a box leads to: a record, or a list of records of one kind. */
export type NodeLink = { kind: RecordKind; recordId: string } | { kind: RecordKind; filter: string | null };

/** A small framed word in a box: 業者, 控B1. */
export interface Tag {
  box: Box;
  text: PlacedText;
  tone: "alert" | "warning" | "plain";
}

/** A box of the overview. A person may move it; `id` is stable as long as its record is. */
export interface NetworkNode {
  id: string;
  is: "counterpart" | "device" | "zone" | "system" | "group" | "backup";
  /** The zone it stands in; it moves with it. */
  zone: string | null;
  box: Box;
  texts: readonly PlacedText[];
  tags: readonly Tag[];
  glyph: { shape: Shape | "system" | "database" | "counterpart"; x: number; y: number } | null;
  mark: { worst: Mark; count: number; x: number; y: number } | null;
  /** open: something about it is unknown (dashed frame); offline: taken off the network (double frame). */
  look: "plain" | "open" | "offline";
  link: NodeLink | null;
  spoken: string;
}

/** An external connection, drawn. `pieces` are its line, broken where words stand on it. */
export interface NetworkRoadLine {
  recordId: string;
  facts: GateFacts;
  from: string;
  device: string | null;
  to: string;
  basis: NetworkRoad["basis"];
  plate: Box;
  /** Where it joins the line into its segment. */
  end: Point;
  texts: readonly PlacedText[];
  tag: Tag | null;
  mark: NetworkNode["mark"];
  pieces: readonly (readonly Point[])[];
  spoken: string;
}

/** The common line of all roads into one segment, or of all copies in one place. */
export interface NetworkBus {
  id: string;
  /** Node at its end. */
  to: string;
  /** Nodes at its start: those of roads are the roads themselves. */
  from: readonly string[];
  pieces: readonly (readonly Point[])[];
  /** Where other lines join it. */
  joints: readonly Point[];
  arrow: Point;
  /** The line is cut before a copy that is kept off the network. */
  cut: Point | null;
}

export type Positions = Readonly<Record<string, Point>>;

/** Everything `NetworkPicture` draws (D6). Unit: CSS pixel. */
export interface NetworkLayout {
  language: Language;
  width: number;
  height: number;
  title: string;
  headings: readonly PlacedText[];
  panels: { outside: Box; inside: Box; backups: Box | null };
  bands: readonly { id: string; box: Box; texts: readonly PlacedText[] }[];
  rules: readonly { x1: number; x2: number; y: number }[];
  /** Where the hospital's firewalls stand (`firm`), and where nobody knows whether a road passes one (`open`). */
  wall: { firm: Box | null; open: Box | null };
  nodes: readonly NetworkNode[];
  roads: readonly NetworkRoadLine[];
  buses: readonly NetworkBus[];
  legend: readonly { symbol: LegendSymbol; at: Point; text: PlacedText }[];
  /** Positions that a person gave and that were honoured; those of boxes that are gone are left out. */
  moved: Positions;
}

export type LegendSymbol =
  | "plate"
  | "around"
  | "undeclared"
  | "openDevice"
  | "owner"
  | "stated"
  | "byName"
  | "unknown"
  | "backup"
  | "offline"
  | "marks";
