import type { Box } from "../../shared/picture/placed-text.ts";
import { space } from "./network-measures.ts";
import type { NetworkNode, Point, Positions } from "./network-shapes.ts";

/**
 * Puts boxes where a person wants them. A segment takes along what stands in it, unless that was moved by itself; then the segment
 * grows around it. Positions of boxes that no longer exist, and places left of or above the picture, are not honoured.
 */
export function moveNodes(
  nodes: readonly NetworkNode[],
  positions: Positions,
): { nodes: NetworkNode[]; moved: Positions } {
  const wanted = new Map<string, Point>();
  for (const { id } of nodes) {
    const place = positions[id];
    if (place) wanted.set(id, { x: Math.max(space.margin, place.x), y: Math.max(space.header, place.y) });
  }
  if (wanted.size === 0) return { nodes: [...nodes], moved: {} };
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const shifted = nodes.map((node) => {
    const own = wanted.get(node.id);
    if (own) return shift(node, own.x - node.box.x, own.y - node.box.y);
    const zone = node.zone === null ? undefined : byId.get(node.zone);
    const carried = zone && wanted.get(zone.id);
    return zone && carried ? shift(node, carried.x - zone.box.x, carried.y - zone.box.y) : node;
  });
  const grown = shifted.map((node) =>
    node.is === "zone"
      ? grow(
          node,
          shifted.filter(({ zone }) => zone === node.id),
        )
      : node,
  );
  return { nodes: grown, moved: Object.fromEntries(wanted) };
}

const shiftBox = (box: Box, dx: number, dy: number): Box => ({ ...box, x: box.x + dx, y: box.y + dy });

function shift(node: NetworkNode, dx: number, dy: number): NetworkNode {
  const text = <Text extends { x: number; y: number }>(one: Text): Text => ({ ...one, x: one.x + dx, y: one.y + dy });
  return {
    ...node,
    box: shiftBox(node.box, dx, dy),
    texts: node.texts.map(text),
    tags: node.tags.map((tag) => ({ ...tag, box: shiftBox(tag.box, dx, dy), text: text(tag.text) })),
    glyph: node.glyph && text(node.glyph),
    mark: node.mark && text(node.mark),
  };
}

/** The frame of a segment keeps its corner unless something in it was moved beyond. */
function grow(zone: NetworkNode, inside: readonly NetworkNode[]): NetworkNode {
  const { box } = zone;
  const pad = space.zonePadding;
  const left = Math.min(box.x, ...inside.map((one) => one.box.x - pad));
  const top = Math.min(box.y, ...inside.map((one) => one.box.y - pad));
  const right = Math.max(box.x + box.width, ...inside.map((one) => one.box.x + one.box.width + pad));
  const bottom = Math.max(box.y + box.height, ...inside.map((one) => one.box.y + one.box.height + pad));
  return { ...zone, box: { x: left, y: top, width: right - left, height: bottom - top } };
}
