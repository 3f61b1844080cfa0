import { palette } from "../../shared/picture/palette.ts";
import { PictureText } from "../../shared/picture/picture-text.tsx";
import type { Mark } from "../picture/finding-marks.ts";
import { type Language, say } from "../picture/picture-language.ts";
import type { LegendSymbol, NetworkNode, Tag } from "./network-shapes.ts";

type GlyphShape = NonNullable<NetworkNode["glyph"]>["shape"];

/** Outlines in a field of 16 by 16 around the origin: what a box stands for, without colour. */
const outlines: Record<GlyphShape, string> = {
  counterpart: "M-6 7V-3L0 -7L6 -3V7Z",
  system: "M-7 -6H7V5H-7ZM-7 -2.5H7M-3 8H3",
  database: "M-6 -5a6 2.4 0 0 0 12 0a6 2.4 0 0 0 -12 0V5a6 2.4 0 0 0 12 0V-5M-6 0a6 2.4 0 0 0 12 0",
  server: "M-6 -7H6V-2.5H-6ZM-6 -2.5H6V2.5H-6ZM-6 2.5H6V7H-6ZM3 -4.7h1M3 0h1M3 4.7h1",
  storage: "M-6 -4a6 2.4 0 0 0 12 0a6 2.4 0 0 0 -12 0V4a6 2.4 0 0 0 12 0V-4",
  network: "M-7 -1H7V6H-7ZM-4 2.5h1M-1 2.5h1M-4 -1L-5 -7M4 -1L5 -7",
  terminal: "M-7 -6H7V3H-7ZM0 3V6M-4 7H4",
  modality: "M0 -7a7 7 0 1 0 0.01 0ZM0 -3a3 3 0 1 0 0.01 0Z",
  medical: "M-8 0H-4L-2 -5L1 6L3 0H8",
  power: "M1 -7L-5 1H0L-1 7L5 -1H0Z",
  other: "M-5.5 -5.5H5.5V5.5H-5.5Z",
};

export function Glyph({ shape, x, y }: { shape: GlyphShape; x: number; y: number }) {
  return (
    <path
      d={outlines[shape]}
      transform={`translate(${x} ${y}) scale(0.92)`}
      fill="none"
      stroke={palette.quiet}
      strokeWidth={1.3}
      strokeLinejoin="round"
    />
  );
}

const markShapes: Record<Mark["severity"], { path: string; fill: string }> = {
  critical: { path: "M0 -6L6.5 5H-6.5Z", fill: palette.alert },
  high: { path: "M0 -6L6.5 5H-6.5Z", fill: palette.alert },
  medium: { path: "M0 -6.5L6 0L0 6.5L-6 0Z", fill: palette.warning },
  low: { path: "M0 -4.5a4.5 4.5 0 1 0 0.01 0Z", fill: palette.quiet },
  info: { path: "M0 -4.5a4.5 4.5 0 1 0 0.01 0Z", fill: palette.faint },
};

/** The gravest findings as a shape, beside it how many there are. */
export function FindingMark({ mark: { worst, count, x, y } }: { mark: NonNullable<NetworkNode["mark"]> }) {
  const { path, fill } = markShapes[worst.severity];
  return (
    <g transform={`translate(${x + 7} ${y})`}>
      <path d={path} fill={fill} />
      <text x={10} y={4} fontSize={12} fontWeight={700} fill={palette.ink}>
        {count}
      </text>
    </g>
  );
}

const tagColours = {
  alert: { fill: palette.alertGround, stroke: palette.alert },
  warning: { fill: palette.warningGround, stroke: palette.warning },
  plain: { fill: palette.ground, stroke: palette.road },
} as const;

export function TagBox({ tag: { box, text, tone } }: { tag: Tag }) {
  return (
    <g>
      <rect {...box} rx={2} strokeWidth={1} {...tagColours[tone]} />
      <PictureText text={text} />
    </g>
  );
}

/** The gate in the wall with the number of its connection. */
export function Plate({
  x,
  y,
  width,
  height,
  number,
}: {
  x: number;
  y: number;
  width: number;
  height: number;
  number: number | string;
}) {
  return (
    <g>
      <rect
        x={x}
        y={y}
        width={width}
        height={height}
        rx={3}
        fill={palette.paper}
        stroke={palette.ink}
        strokeWidth={1.8}
      />
      <text
        x={x + width / 2}
        y={y + height / 2 + 4.8}
        fontSize={13.5}
        fontWeight={700}
        textAnchor="middle"
        fill={palette.ink}
      >
        {number}
      </text>
    </g>
  );
}

/** Where a road joins the line into its segment: a full dot, a ring, or a ring crossed out. */
export function Joint({ x, y, basis }: { x: number; y: number; basis: "stated" | "byName" | "unknown" }) {
  return (
    <g>
      <circle
        cx={x}
        cy={y}
        r={4}
        fill={basis === "stated" ? palette.text : palette.paper}
        stroke={palette.text}
        strokeWidth={1.5}
      />
      {basis === "unknown" && (
        <path d={`M${x - 5.5} ${y - 5.5}l11 11m0 -11l-11 11`} stroke={palette.text} strokeWidth={1.5} />
      )}
    </g>
  );
}

export const Arrow = ({ x, y }: { x: number; y: number }) => <path d={`M${x} ${y}l-7 -4v8z`} fill={palette.text} />;

/** The line is taken off: two strokes across it. */
export const Cut = ({ x, y }: { x: number; y: number }) => (
  <g>
    <rect x={x - 3} y={y - 3} width={6} height={6} fill={palette.paper} />
    <path
      d={`M${x - 5} ${y + 6}L${x - 1} ${y - 6}M${x + 1} ${y + 6}L${x + 5} ${y - 6}`}
      stroke={palette.ink}
      strokeWidth={1.5}
    />
  </g>
);

export function LegendSign({
  symbol,
  x,
  y,
  language,
}: {
  symbol: LegendSymbol;
  x: number;
  y: number;
  language: Language;
}) {
  const stroke = { fill: "none", stroke: palette.road, strokeWidth: 2 };
  switch (symbol) {
    case "plate":
      return <Plate x={x - 15} y={y - 9} width={30} height={18} number="n" />;
    case "around":
      return <path d={`M${x - 20} ${y}h40`} {...stroke} stroke={palette.alert} strokeWidth={2.4} />;
    case "undeclared":
      return <path d={`M${x - 20} ${y}h40`} {...stroke} strokeDasharray="6 4" />;
    case "openDevice":
      return (
        <rect
          x={x - 18}
          y={y - 8}
          width={36}
          height={16}
          rx={3}
          fill={palette.warningGround}
          stroke={palette.warning}
          strokeDasharray="4 3"
        />
      );
    case "owner":
      return <WordSign x={x} y={y} words={say(["業者", "Vendor"], language)} />;
    case "stated":
    case "byName":
    case "unknown":
      return (
        <g>
          <path d={`M${x - 20} ${y}h26M${x + 6} ${y - 9}v18`} {...stroke} />
          <Joint x={x + 6} y={y} basis={symbol} />
        </g>
      );
    case "backup":
      return <WordSign x={x} y={y} words={say(["控B1", "copy B1"], language)} />;
    case "offline":
      return (
        <g>
          <rect x={x - 18} y={y - 9} width={36} height={18} rx={3} fill={palette.paper} stroke={palette.text} />
          <rect x={x - 15} y={y - 6} width={30} height={12} rx={2} fill="none" stroke={palette.text} />
        </g>
      );
    case "marks":
      return <FindingMark mark={{ worst: { severity: "high", count: 1 }, count: 1, x: x - 16, y }} />;
  }
}

const WordSign = ({ x, y, words }: { x: number; y: number; words: string }) => (
  <g>
    <rect x={x - 23} y={y - 8} width={46} height={16} rx={2} fill={palette.ground} stroke={palette.road} />
    <text x={x} y={y + 4} fontSize={11} fontWeight={700} textAnchor="middle" fill={palette.text}>
      {words}
    </text>
  </g>
);
