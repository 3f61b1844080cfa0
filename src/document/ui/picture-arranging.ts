import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from "react";
import { useFacilityId } from "../../web/address-search.ts";
import { call } from "../../web/call.ts";
import type { NetworkLayout, NetworkNode, Positions } from "../network/network-shapes.ts";
import { arrangePicture } from "../route-contracts.ts";

/** How far one press of an arrow key moves a box; with Shift a fine step. Unit: pixel of the picture. */
const step = { coarse: 10, fine: 1 };
/** A row of key presses is saved as one move. */
const restMilliseconds = 700;

interface Move {
  id: string;
  dx: number;
  dy: number;
  /** A move shows on the layout it was made on; the next layout from the server already has it. */
  layout: NetworkLayout;
}

const arrows: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Moves boxes of the network overview by pointer and by arrow keys, and saves where they were put. */
export function useArranging(layout: NetworkLayout) {
  const facilityId = useFacilityId();
  const client = useQueryClient();
  const [made, setMade] = useState<Move | null>(null);
  const held = useRef<{ x: number; y: number; scale: number } | null>(null);
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(rest.current), []);
  const save = useMutation({
    mutationFn: (positions: Positions) =>
      call(arrangePicture, { params: { facilityId, picture: "network" }, body: { positions: { ...positions } } }),
    onSettled: () => client.invalidateQueries({ queryKey: ["picture", facilityId, "network"] }),
    onError: () => setMade(null),
  });
  const move = made?.layout === layout ? made : null;

  const offsetOf = ({ id, zone }: NetworkNode) => {
    if (move && (move.id === id || move.id === zone)) return `translate(${move.dx} ${move.dy})`;
    return undefined;
  };
  const put = ({ id, dx, dy }: Move) => {
    if (dx !== 0 || dy !== 0) save.mutate(positionsAfter(layout, id, dx, dy));
  };
  const handlers = (node: NetworkNode) => ({
    onPointerDown: (event: PointerEvent<SVGGElement>) => {
      if (event.button !== 0) return;
      event.stopPropagation();
      event.currentTarget.setPointerCapture(event.pointerId);
      held.current = { x: event.clientX, y: event.clientY, scale: event.currentTarget.getScreenCTM()?.a ?? 1 };
      setMade({ id: node.id, dx: 0, dy: 0, layout });
    },
    onPointerMove: (event: PointerEvent<SVGGElement>) => {
      const from = held.current;
      if (!from || move?.id !== node.id) return;
      const dx = Math.round((event.clientX - from.x) / from.scale);
      const dy = Math.round((event.clientY - from.y) / from.scale);
      setMade({ ...move, dx, dy });
    },
    onPointerUp: () => {
      if (held.current && move?.id === node.id) put(move);
      held.current = null;
    },
    onPointerCancel: () => {
      held.current = null;
      setMade(null);
    },
    onKeyDown: (event: KeyboardEvent<SVGGElement>) => {
      const direction = arrows[event.key];
      if (!direction || save.isPending) return;
      event.preventDefault();
      const by = event.shiftKey ? step.fine : step.coarse;
      const before = move?.id === node.id ? move : { id: node.id, dx: 0, dy: 0, layout };
      const next = { ...before, dx: before.dx + by * direction[0], dy: before.dy + by * direction[1] };
      setMade(next);
      clearTimeout(rest.current);
      rest.current = setTimeout(() => put(next), restMilliseconds);
    },
  });
  return { offsetOf, handlers, reset: () => save.mutate({}), isMoved: Object.keys(layout.moved).length > 0, save };
}

/** All positions after a move; boxes that were moved by themselves go along with their segment. */
export function positionsAfter(layout: NetworkLayout, id: string, dx: number, dy: number): Positions {
  const positions: Record<string, { x: number; y: number }> = { ...layout.moved };
  for (const { id: other, zone, box } of layout.nodes) {
    const goesAlong = zone === id && layout.moved[other] !== undefined;
    if (other === id || goesAlong) positions[other] = { x: box.x + dx, y: box.y + dy };
  }
  return positions;
}
