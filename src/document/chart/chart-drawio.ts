import { escapeXml } from "../picture/escape-xml.ts";
import type { ChartLayout } from "./chart-layout.ts";

const end = ["root", "mxGraphModel", "diagram", "mxfile"].map((tag) => `</${tag}>`).join("");

/** D7 for draw.io: every box can be moved and edited there. */
export function chartDrawio({ title, width, height, zones, boxes, lines }: ChartLayout): string {
  const cells = [
    ...zones.map(({ box, title: name }, index) =>
      vertex(
        `zone${index}`,
        name.lines.join(""),
        box,
        "rounded=1;arcSize=2;fillColor=#F8F8FB;strokeColor=#D8D8DB;verticalAlign=top;align=left;spacingLeft=12;fontStyle=1;html=0;whiteSpace=wrap",
      ),
    ),
    ...boxes.map(({ id, box, texts, vacant }) =>
      vertex(
        id,
        texts.map((text) => text.full ?? text.lines.join("")).join("\n"),
        box,
        `rounded=1;arcSize=4;align=left;spacingLeft=8;html=0;whiteSpace=wrap;${vacant ? "dashed=1;strokeColor=#CE0000" : "strokeColor=#767676"}`,
      ),
    ),
    ...lines.map(({ points, dashed }, index) => edge(`line${index}`, points, dashed)),
  ];
  return `<mxfile host="sekisho"><diagram name="${escapeXml(title)}"><mxGraphModel pageWidth="${width}" pageHeight="${height}"><root><mxCell id="0"/><mxCell id="1" parent="0"/>${cells.join("")}${end}`;
}

function vertex(
  id: string,
  value: string,
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
  style: string,
) {
  return `<mxCell id="${escapeXml(id)}" value="${escapeXml(value)}" style="${style}" vertex="1" parent="1"><mxGeometry x="${x}" y="${y}" width="${width}" height="${height}" as="geometry"/></mxCell>`;
}

function edge(id: string, points: readonly { x: number; y: number }[], dashed: boolean) {
  const [from, ...rest] = points;
  const to = rest.pop();
  if (!from || !to) return "";
  const bends = rest.map(({ x, y }) => `<mxPoint x="${x}" y="${y}"/>`).join("");
  const style = `endArrow=none;strokeColor=#767676;strokeWidth=2;${dashed ? "dashed=1" : ""}`;
  return `<mxCell id="${id}" style="${style}" edge="1" parent="1"><mxGeometry relative="1" as="geometry"><mxPoint x="${from.x}" y="${from.y}" as="sourcePoint"/><mxPoint x="${to.x}" y="${to.y}" as="targetPoint"/><Array as="points">${bends}</Array></mxGeometry></mxCell>`;
}
