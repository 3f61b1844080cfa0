import { fontFamily, palette } from "../../shared/picture/palette.ts";
import { PictureText } from "../../shared/picture/picture-text.tsx";
import type { GateRow, GateViewLayout } from "./gate-layout.ts";
import { measuresFor } from "./gate-layout.ts";
import { Gate, GuardFigure, LegendMark, Marks } from "./gate-symbols.tsx";

interface Props {
  layout: GateViewLayout;
  /** Address of a connection; without it the gates are no links (documents). */
  href?: (recordId: string) => string;
}

/** The gate view (関所図) as SVG, on screen and in documents alike. */
export function GateViewPicture({ layout, href }: Props) {
  const { width, height, title, headings, rules, panels, wall, bands, rows, legend } = layout;
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      fontFamily={fontFamily}
      role={href ? "group" : "img"}
      aria-label={title}
    >
      <rect width={width} height={height} fill={palette.paper} />
      <rect {...panels.outside} rx={8} fill={palette.ground} />
      <rect {...panels.inside} rx={8} fill={palette.inside} />
      <Wall wall={wall} />
      {rules.map((rule) => (
        <line key={rule.y} x1={rule.x1} x2={rule.x2} y1={rule.y} y2={rule.y} stroke={palette.rule} />
      ))}
      {bands.map(({ box, texts, category }) => (
        <g key={`${category}:${box.y}`}>
          <line x1={box.x} x2={width - box.x} y1={box.y} y2={box.y} stroke={palette.rule} strokeDasharray="1 3" />
          {texts.map((text) => (
            <PictureText key={text.x} text={text} />
          ))}
        </g>
      ))}
      {headings.map((text) => (
        <PictureText key={`${text.x}:${text.y}`} text={text} />
      ))}
      {rows.map((row) =>
        href ? (
          <a key={row.facts.recordId} href={href(row.facts.recordId)} aria-label={row.spoken} className="picture-link">
            <rect {...row.box} fill="transparent" />
            <Road row={row} rows={rows.length} />
          </a>
        ) : (
          <Road key={row.facts.recordId} row={row} rows={rows.length} />
        ),
      )}
      {legend.symbols.map((entry) => (
        <LegendMark key={entry.symbol} {...entry} />
      ))}
    </svg>
  );
}

/** The wall of the hospital's firewalls; where nobody knows whether there is one, only its outline. */
function Wall({ wall: { box, beam, gap } }: { wall: GateViewLayout["wall"] }) {
  return (
    <g>
      <rect {...box} fill={palette.text} />
      <rect {...beam} fill={palette.ink} />
      {gap && <rect {...gap} fill={palette.paper} stroke={palette.text} strokeDasharray="4 4" />}
    </g>
  );
}

function Road({ row, rows }: { row: GateRow; rows: number }) {
  const { facts, road, plate, guardAt, marksAt, texts, tag, y } = row;
  const around = facts.way === "around";
  return (
    <g>
      <path
        d={road}
        fill="none"
        stroke={around ? palette.alert : palette.road}
        strokeWidth={2.5}
        strokeDasharray={facts.declared === "no" ? "7 5" : undefined}
      />
      <Gate x={plate.x} y={plate.y} size={measuresFor(rows).opening * 0.8} number={facts.number} door={facts.door} />
      {facts.way === "undecided" && (
        <text x={plate.x + 40} y={y - 6} fontSize={17} fontWeight={700} textAnchor="middle" fill={palette.warning}>
          ？
        </text>
      )}
      <GuardFigure x={guardAt.x} y={guardAt.y} guard={facts.guard} />
      <Marks x={marksAt.x} y={marksAt.y} marks={facts.marks} />
      {texts.map((text) => (
        <PictureText key={`${text.x}:${text.y}`} text={text} />
      ))}
      {tag && (
        <g>
          <rect {...tag.box} rx={2} fill={palette.alertGround} stroke={palette.alert} />
          <PictureText text={tag.text} />
        </g>
      )}
    </g>
  );
}
