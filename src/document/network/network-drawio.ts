import type { Box } from "../../shared/picture/placed-text.ts";
import { escapeXml } from "../picture/escape-xml.ts";
import type { NetworkBus, NetworkLayout, NetworkNode, NetworkRoadLine, Point } from "./network-shapes.ts";

const end = ["root", "mxGraphModel", "diagram", "mxfile"].map((tag) => `</${tag}>`).join("");
const plain = "html=0;whiteSpace=wrap;fontSize=12;";

/**
 * D6 for draw.io: every box is a cell that can be moved, with the boxes of a segment in its cell, and every line is attached to the
 * cells at its ends, so that it follows them. A connection runs through its number: counterpart, device, number, segment.
 */
export function networkDrawio(layout: NetworkLayout): string {
  const { title, width, height, nodes, roads, buses, panels, wall, headings, bands } = layout;
  const corner = new Map(nodes.filter(({ is }) => is === "zone").map(({ id, box }) => [id, box]));
  const cells = [
    ...Object.entries(panels).flatMap(([id, box]) =>
      box ? [vertex(`panel:${id}`, "", box, "fillColor=#F8F8FB;strokeColor=none;rounded=1;arcSize=1;")] : [],
    ),
    ...(wall.firm ? [vertex("wall", "", wall.firm, "fillColor=#414143;strokeColor=none;")] : []),
    ...(wall.open ? [vertex("wall:open", "？", wall.open, "fillColor=#FFFFFF;dashed=1;verticalAlign=bottom;")] : []),
    ...[...headings, ...bands.flatMap(({ texts }) => texts)].map((text, index) =>
      vertex(
        `words${index}`,
        text.full ?? text.lines.join(""),
        {
          x: text.anchor === "start" ? text.x : text.x - 60,
          y: text.y - text.size,
          width: 120,
          height: text.size * 1.4,
        },
        `text;align=${text.anchor === "start" ? "left" : "center"};whiteSpace=nowrap;fontSize=${text.size};fontStyle=${text.weight === 700 ? 1 : 0};strokeColor=none;fillColor=none;`,
      ),
    ),
    ...nodes.filter(({ is }) => is === "zone").map((node) => vertex(node.id, words(node), node.box, style(node))),
    ...nodes
      .filter(({ is }) => is !== "zone")
      .map((node) => {
        const zone = node.zone === null ? undefined : corner.get(node.zone);
        const box = zone ? { ...node.box, x: node.box.x - zone.x, y: node.box.y - zone.y } : node.box;
        return vertex(node.id, words(node), box, style(node), zone ? (node.zone ?? "1") : "1");
      }),
    ...roads.map((road) =>
      vertex(`plate:${road.recordId}`, String(road.facts.number), road.plate, "rounded=1;fontStyle=1;strokeWidth=2;"),
    ),
    ...roads.flatMap((road) => roadEdges(road, buses)),
    ...buses.filter(({ id }) => id.startsWith("bus:backup:")).flatMap(backupEdges),
  ];
  return `<?xml version="1.0" encoding="UTF-8"?><mxfile host="sekisho"><diagram name="${escapeXml(title)}"><mxGraphModel pageWidth="${Math.ceil(width)}" pageHeight="${Math.ceil(height)}"><root><mxCell id="0"/><mxCell id="1" parent="0"/>${cells.join("")}${end}`;
}

const words = ({ texts, tags }: NetworkNode): string =>
  [
    ...texts.map((text) => text.full ?? text.lines.join("")),
    ...tags.map(({ text }) => `［${text.lines.join("")}］`),
  ].join("\n");

function style({ is, look }: NetworkNode): string {
  const frame =
    look === "open"
      ? "dashed=1;strokeColor=#8B4B00;fillColor=#FFF5E8;"
      : look === "offline"
        ? "shape=ext;double=1;strokeColor=#414143;fillColor=#FFFFFF;"
        : "strokeColor=#767676;fillColor=#FFFFFF;";
  if (is === "zone")
    return `container=1;collapsible=0;recursiveResize=0;rounded=1;arcSize=2;verticalAlign=top;align=left;spacingLeft=9;fontStyle=1;${frame}`;
  return `rounded=1;arcSize=${is === "group" ? 40 : 8};align=left;spacingLeft=8;${frame}`;
}

function vertex(id: string, value: string, { x, y, width, height }: Box, look: string, parent = "1"): string {
  return `<mxCell id="${escapeXml(id)}" value="${escapeXml(value)}" style="${plain}${look}" vertex="1" parent="${escapeXml(parent)}"><mxGeometry x="${x}" y="${y}" width="${width}" height="${height}" as="geometry"/></mxCell>`;
}

interface Edge {
  id: string;
  source: string;
  target: string;
  value?: string;
  bends?: readonly Point[];
  look: string;
}

function edge({ id, source, target, value = "", bends = [], look }: Edge): string {
  const points = bends.map(({ x, y }) => `<mxPoint x="${x}" y="${y}"/>`).join("");
  return `<mxCell id="${escapeXml(id)}" value="${escapeXml(value)}" style="edgeStyle=orthogonalEdgeStyle;rounded=0;html=0;fontSize=12;labelBackgroundColor=#FFFFFF;${look}" edge="1" parent="1" source="${escapeXml(source)}" target="${escapeXml(target)}"><mxGeometry relative="1" as="geometry">${points === "" ? "" : `<Array as="points">${points}</Array>`}</mxGeometry></mxCell>`;
}

/** The road in two or three pieces; the last one runs along the common line of its segment. */
function roadEdges(road: NetworkRoadLine, buses: readonly NetworkBus[]): string[] {
  const { recordId, facts, from, device, to, texts, plate } = road;
  const look = `endArrow=none;strokeColor=${facts.way === "around" ? "#CE0000" : "#767676"};strokeWidth=2;${facts.declared === "no" ? "dashed=1;" : ""}`;
  const number = `plate:${recordId}`;
  const line = texts[0] ? (texts[0].full ?? texts[0].lines.join("")) : "";
  const height = plate.y + plate.height / 2;
  const bus = buses.find((one) => one.to === to);
  const joint = road.end;
  return [
    ...(device === null
      ? [edge({ id: `${recordId}:line`, source: from, target: number, value: line, look })]
      : [
          edge({ id: `${recordId}:line`, source: from, target: device, value: line, look }),
          edge({ id: `${recordId}:entry`, source: device, target: number, look }),
        ]),
    edge({
      id: `${recordId}:inside`,
      source: number,
      target: to,
      value: facts.target,
      bends: bus
        ? [
            { x: joint.x, y: height },
            { x: joint.x, y: bus.arrow.y },
          ]
        : [],
      look: look.replace("endArrow=none", "endArrow=block"),
    }),
  ];
}

const backupEdges = ({ id, from, to, cut }: NetworkBus): string[] =>
  from.map((zone, index) =>
    edge({
      id: `${id}:${index}`,
      source: zone,
      target: to,
      look: `strokeColor=#414143;endArrow=${cut ? "cross" : "block"};`,
    }),
  );
