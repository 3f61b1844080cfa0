import type { ReactNode } from "react";
import { fontFamily, palette } from "../../shared/picture/palette.ts";
import { PictureText } from "../../shared/picture/picture-text.tsx";
import type { NetworkBus, NetworkLayout, NetworkNode, NetworkRoadLine, NodeLink, Point } from "./network-shapes.ts";
import { Arrow, Cut, FindingMark, Glyph, Joint, LegendSign, Plate, TagBox } from "./network-symbols.tsx";

interface Props {
  layout: NetworkLayout;
  /** Address of what a box stands for; without it the boxes are no links (documents). */
  href?: (link: NodeLink) => string;
  /** Puts something around each box: the screen makes them movable. */
  frameNode?: (node: NetworkNode, drawn: ReactNode) => ReactNode;
}

const path = (points: readonly Point[]) =>
  points.map(({ x, y }, index) => `${index === 0 ? "M" : "L"}${x} ${y}`).join("");

/** The network overview (D6) as SVG, on screen and in documents alike. */
export function NetworkPicture({ layout, href, frameNode }: Props) {
  const { width, height, title, headings, rules, panels, wall, bands, nodes, roads, buses, legend } = layout;
  const framed = (node: NetworkNode) => {
    const drawn = <Node node={node} />;
    if (frameNode) return <g key={node.id}>{frameNode(node, drawn)}</g>;
    if (!href || !node.link) return <g key={node.id}>{drawn}</g>;
    return (
      <a key={node.id} href={href(node.link)} aria-label={node.spoken} className="picture-link">
        {drawn}
      </a>
    );
  };
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      fontFamily={fontFamily}
      role={href || frameNode ? "group" : "img"}
      aria-label={title}
    >
      <rect width={width} height={height} fill={palette.paper} />
      <rect {...panels.outside} rx={8} fill={palette.ground} />
      <rect {...panels.inside} rx={8} fill={palette.inside} />
      {panels.backups && <rect {...panels.backups} rx={8} fill={palette.ground} />}
      {wall.firm && <rect {...wall.firm} fill={palette.text} />}
      {wall.open && <rect {...wall.open} fill={palette.paper} stroke={palette.text} strokeDasharray="5 4" />}
      {rules.map((rule) => (
        <line key={rule.y} x1={rule.x1} x2={rule.x2} y1={rule.y} y2={rule.y} stroke={palette.rule} />
      ))}
      {bands.map(({ id, box, texts }) => (
        <g key={id}>
          <line x1={box.x} x2={box.x + box.width} y1={box.y} y2={box.y} stroke={palette.rule} strokeDasharray="1 3" />
          {texts.map((text) => (
            <PictureText key={text.x} text={text} />
          ))}
        </g>
      ))}
      {headings.map((text) => (
        <PictureText key={`${text.x}:${text.y}`} text={text} />
      ))}
      {nodes.filter(({ is }) => is === "zone").map(framed)}
      {roads.map((road) => (
        <path
          key={road.recordId}
          d={road.pieces.map(path).join("")}
          fill="none"
          stroke={road.facts.way === "around" ? palette.alert : palette.road}
          strokeWidth={road.facts.way === "around" ? 2 : 1.6}
          strokeDasharray={road.facts.declared === "no" ? "6 4" : undefined}
        />
      ))}
      {buses.map((bus) => (
        <Bus key={bus.id} bus={bus} />
      ))}
      {roads.map((road) =>
        href && !frameNode ? (
          <a
            key={road.recordId}
            href={href({ kind: "connection", recordId: road.recordId })}
            aria-label={road.spoken}
            className="picture-link"
          >
            <RoadWords road={road} />
          </a>
        ) : (
          <RoadWords key={road.recordId} road={road} />
        ),
      )}
      {inDrawingOrder(layout, frameNode !== undefined).map(framed)}
      {legend.map(({ symbol, at, text }) => (
        <g key={symbol}>
          <LegendSign symbol={symbol} {...at} language={layout.language} />
          <PictureText text={text} />
        </g>
      ))}
    </svg>
  );
}

/** Boxes that were moved lie on top. Not while they are being moved: the order of elements must not change under the focus. */
function inDrawingOrder({ nodes, moved }: NetworkLayout, moving: boolean): NetworkNode[] {
  const boxes = nodes.filter(({ is }) => is !== "zone");
  if (moving) return boxes;
  return boxes.toSorted((a, b) => Number(a.id in moved) - Number(b.id in moved));
}

function RoadWords({ road: { texts, tag, mark, plate, end, basis, facts, pieces } }: { road: NetworkRoadLine }) {
  return (
    <g>
      {/* A line is hard to hit: its surroundings lead to its connection too. */}
      <path d={pieces.map(path).join("")} fill="none" stroke="transparent" strokeWidth={12} />
      {texts.map((text) => (
        <PictureText key={text.x} text={text} />
      ))}
      {tag && <TagBox tag={tag} />}
      {mark && <FindingMark mark={mark} />}
      <Plate {...plate} number={facts.number} />
      <Joint {...end} basis={basis} />
    </g>
  );
}

function Bus({ bus: { pieces, joints, arrow, cut } }: { bus: NetworkBus }) {
  return (
    <g>
      <path d={pieces.map(path).join("")} fill="none" stroke={palette.text} strokeWidth={1.6} />
      {joints.map(({ x, y }) => (
        <circle key={`${x}:${y}`} cx={x} cy={y} r={2.6} fill={palette.text} />
      ))}
      <Arrow {...arrow} />
      {cut && <Cut {...cut} />}
    </g>
  );
}

const radius = { zone: 8, counterpart: 4, device: 4, system: 4, group: 10, backup: 4 } as const;

function Node({ node: { is, box, look, texts, tags, glyph, mark } }: { node: NetworkNode }) {
  const open = look === "open";
  return (
    <g>
      <rect
        {...box}
        rx={radius[is]}
        fill={open && is !== "zone" ? palette.warningGround : palette.paper}
        stroke={open ? palette.warning : is === "zone" ? palette.insideRule : palette.road}
        strokeWidth={is === "zone" ? 1.5 : 1.2}
        strokeDasharray={open ? "4 3" : undefined}
      />
      {look === "offline" && (
        <rect
          x={box.x + 3}
          y={box.y + 3}
          width={box.width - 6}
          height={box.height - 6}
          rx={2}
          fill="none"
          stroke={palette.road}
        />
      )}
      {glyph && <Glyph {...glyph} />}
      {texts.map((text) => (
        <PictureText key={`${text.x}:${text.y}`} text={text} />
      ))}
      {tags.map((tag) => (
        <TagBox key={tag.box.x} tag={tag} />
      ))}
      {mark && <FindingMark mark={mark} />}
    </g>
  );
}
