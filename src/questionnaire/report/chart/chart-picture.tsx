import { fontFamily, palette } from "../../../shared/picture/palette.ts";
import { PictureText } from "../../../shared/picture/picture-text.tsx";
import { boxOfText } from "../../../shared/picture/placed-text.ts";
import { fillId, optionFills } from "./chart-fill.ts";
import type { ChartLayout, Fill, Line, Slice } from "./chart-shapes.ts";

const tones: Record<Line["tone"], { stroke: string; strokeWidth: number }> = {
  axis: { stroke: palette.road, strokeWidth: 0.8 },
  grid: { stroke: palette.rule, strokeWidth: 0.8 },
  interval: { stroke: palette.text, strokeWidth: 1.1 },
  leader: { stroke: palette.faint, strokeWidth: 0.6 },
  median: { stroke: palette.ink, strokeWidth: 2.4 },
};

/**
 * A chart as SVG: on screen, as a file and in documents alike.
 * @param id unique among the pictures of one page: patterns are found by it
 */
export function ChartPicture({ layout, id }: { layout: ChartLayout; id: string }) {
  const { width, height, title, marks, lines, texts, plates, pie, dots } = layout;
  const paint = (fill: Fill) => `url(#${id}-${fillId(fill)})`;
  const used = new Map([...marks, ...(pie?.slices ?? [])].map(({ fill }) => [fillId(fill), fill]));
  const under = lines.filter(({ tone }) => tone === "axis" || tone === "grid");
  const over = lines.filter(({ tone }) => tone !== "axis" && tone !== "grid");
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      fontFamily={fontFamily}
      role="img"
      aria-label={title}
    >
      <defs>
        {[...used.values()]
          .filter((fill) => lookOf(fill).pattern !== "plain")
          .map((fill) => (
            <Pattern key={fillId(fill)} fill={fill} id={`${id}-${fillId(fill)}`} />
          ))}
      </defs>
      {under.map((line) => (
        <Stroke key={`${line.x1}:${line.y1}:${line.x2}`} line={line} />
      ))}
      {marks.map(({ fill, title: words, ...box }) => (
        <g key={`${box.x}:${box.y}`} stroke={palette.paper} strokeWidth={0.8}>
          <title>{words}</title>
          <rect {...box} fill={lookOf(fill).ground} />
          {lookOf(fill).pattern !== "plain" && <rect {...box} fill={paint(fill)} />}
        </g>
      ))}
      {pie?.slices.map((slice) => (
        <g key={slice.from} stroke={palette.paper} strokeWidth={1}>
          <title>{slice.title}</title>
          <path d={wedge(slice, pie)} fill={lookOf(slice.fill).ground} />
          {lookOf(slice.fill).pattern !== "plain" && <path d={wedge(slice, pie)} fill={paint(slice.fill)} />}
        </g>
      ))}
      {over.map((line) => (
        <Stroke key={`${line.x1}:${line.y1}:${line.x2}:${line.y2}`} line={line} />
      ))}
      {dots?.map(({ x, y }) => (
        <circle key={`${x}:${y}`} cx={x} cy={y} r={3.6} fill={palette.ink} stroke={palette.paper} strokeWidth={1} />
      ))}
      {plates.map((text) => {
        const box = boxOfText(text);
        return (
          <rect
            key={`${text.x}:${text.y}`}
            x={box.x - 1}
            y={box.y}
            width={box.width + 2}
            height={box.height}
            rx={2}
            fill={palette.paper}
            fillOpacity={0.9}
          />
        );
      })}
      {[...texts, ...plates].map((text) => (
        <PictureText key={`${text.x}:${text.y}:${text.lines[0]}`} text={text} />
      ))}
    </svg>
  );
}

const Stroke = ({ line: { tone, ...ends } }: { line: Line }) => <line {...ends} {...tones[tone]} />;

/** A circle is two half ones: an arc that ends where it begins is none. */
function wedge({ from, to }: Slice, { x, y, radius }: { x: number; y: number; radius: number }): string {
  const point = (angle: number) => `${x + Math.sin(angle) * radius} ${y - Math.cos(angle) * radius}`;
  const middle = (from + to) / 2;
  const arc = (angle: number) => `A${radius} ${radius} 0 0 1 ${point(angle)}`;
  const isWhole = to - from > 2 * Math.PI - 1e-9;
  return `M${isWhole ? "" : `${x} ${y}L`}${point(from)}${arc(middle)}${arc(to)}Z`;
}

/** Only the ink: the ground is a fill of its own below, or renderers show the seams between tiles. */
function Pattern({ fill, id }: { fill: Fill; id: string }) {
  const size = 6;
  const { ink, pattern } = lookOf(fill);
  const stroke = { stroke: ink, strokeWidth: 1.1, fill: "none" };
  return (
    <pattern id={id} width={size} height={size} patternUnits="userSpaceOnUse">
      {pattern === "slant" && <path d="M-1 1L1 -1M0 6L6 0M5 7L7 5" {...stroke} />}
      {pattern === "backslant" && <path d="M-1 5L1 7M0 0L6 6M5 -1L7 1" {...stroke} />}
      {pattern === "upright" && <path d="M3 0V6" {...stroke} />}
      {pattern === "level" && <path d="M0 3H6" {...stroke} />}
      {pattern === "cross" && <path d="M0 3H6M3 0V6" {...stroke} strokeWidth={0.8} />}
      {pattern === "dots" && <circle cx={3} cy={3} r={1.1} fill={ink} />}
      {pattern === "rings" && <circle cx={3} cy={3} r={1.6} {...stroke} strokeWidth={0.8} />}
    </pattern>
  );
}

function lookOf(fill: Fill): { ground: string; ink: string; pattern: string } {
  if (typeof fill !== "string") return optionFills[fill.option] ?? optionFills[0];
  if (fill === "noAnswer") return { ground: palette.paper, ink: palette.road, pattern: "slant" };
  if (fill === "refused") return { ground: palette.rule, ink: palette.quiet, pattern: "dots" };
  if (fill === "hidden") return { ground: palette.paper, ink: palette.faint, pattern: "cross" };
  return optionFills[0];
}
