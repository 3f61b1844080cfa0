import { palette } from "../../shared/picture/palette.ts";
import { textWidth } from "../../shared/picture/text-measure.ts";
import type { Mark } from "./finding-marks.ts";
import type { GateFacts } from "./gate-facts.ts";
import type { LegendSymbol } from "./gate-layout.ts";

/** The gate itself: a plate with the number; leaves of the door stand beside it when shut, and swing away when open. */
export function Gate({
  x,
  y,
  size,
  number,
  door,
}: {
  x: number;
  y: number;
  size: number;
  number: number | string;
  door: GateFacts["door"];
}) {
  const half = size / 2;
  const width = Math.max(size, textWidth(String(number), 15, 700) + 12);
  const left = x - width / 2;
  return (
    <g>
      <rect
        x={left}
        y={y - half}
        width={width}
        height={size}
        rx={3}
        fill={palette.paper}
        stroke={palette.ink}
        strokeWidth={2}
      />
      <Door x={left} y={y} half={half} door={door} side={-1} />
      <Door x={left + width} y={y} half={half} door={door} side={1} />
      <text x={x} y={y + 5.5} fontSize={15} fontWeight={700} textAnchor="middle" fill={palette.ink}>
        {number}
      </text>
    </g>
  );
}

function Door({
  x,
  y,
  half,
  door,
  side,
}: {
  x: number;
  y: number;
  half: number;
  door: GateFacts["door"];
  side: 1 | -1;
}) {
  if (door === "open") {
    // Two leaves swung outwards.
    const reach = x + side * half * 0.7;
    return (
      <path
        d={`M${x} ${y - half}L${reach} ${y - half * 1.15}M${x} ${y + half}L${reach} ${y + half * 1.15}`}
        stroke={palette.ink}
        strokeWidth={3}
        fill="none"
      />
    );
  }
  const at = x + side * 5;
  return (
    <line
      x1={at}
      x2={at}
      y1={y - half}
      y2={y + half}
      stroke={palette.ink}
      strokeWidth={4}
      strokeDasharray={door === "unknown" ? "3 3" : undefined}
    />
  );
}

/** A person at the gate: whole when the firmware is known, an empty dashed outline with ? when it is not. */
export function GuardFigure({ x, y, guard }: { x: number; y: number; guard: GateFacts["guard"] }) {
  if (guard === "noDevice") return null;
  const missing = guard === "unknown";
  const style = {
    fill: guard === "known" ? palette.text : palette.paper,
    stroke: missing ? palette.warning : palette.text,
    strokeWidth: 1.5,
    ...(missing ? { strokeDasharray: "2.5 2" } : {}),
  };
  return (
    <g>
      <circle cx={x} cy={y - 7} r={4.5} {...style} />
      <path d={`M${x - 8} ${y + 10}v-4a8 8 0 0 1 16 0v4z`} {...style} />
      {missing && (
        <text x={x} y={y + 9} fontSize={10} fontWeight={700} textAnchor="middle" fill={palette.warning}>
          ?
        </text>
      )}
    </g>
  );
}

const shapes: Record<Mark["severity"], { path: string; fill: string }> = {
  critical: { path: "M0 -8L9 7H-9Z", fill: palette.alert },
  high: { path: "M0 -8L9 7H-9Z", fill: palette.alert },
  medium: { path: "M0 -8L8 0L0 8L-8 0Z", fill: palette.warning },
  low: { path: "M0 -6a6 6 0 1 0 0.01 0Z", fill: palette.quiet },
  info: { path: "M0 -6a6 6 0 1 0 0.01 0Z", fill: palette.faint },
};

/** Findings by severity: the shape says how grave, the number how many. */
export function Marks({ x, y, marks }: { x: number; y: number; marks: readonly Mark[] }) {
  return (
    <g>
      {marks.map(({ severity, count }, index) => (
        <g key={severity} transform={`translate(${x + 10 + index * 40} ${y - 5})`}>
          <path d={shapes[severity].path} fill={shapes[severity].fill} />
          <text x={13} y={5} fontSize={13} fontWeight={700} fill={palette.ink}>
            {count}
          </text>
        </g>
      ))}
    </g>
  );
}

export function LegendMark({ symbol, x, y }: { symbol: LegendSymbol; x: number; y: number }) {
  switch (symbol) {
    case "open":
    case "shut":
      return <Gate x={x} y={y} size={18} number="n" door={symbol} />;
    case "guard":
      return <GuardFigure x={x} y={y} guard="known" />;
    case "noGuard":
      return <GuardFigure x={x} y={y} guard="unknown" />;
    case "around":
      return <path d={`M${x - 20} ${y - 6}h8v14h24v-14h8`} fill="none" stroke={palette.alert} strokeWidth={2.5} />;
    case "undeclared":
      return (
        <path d={`M${x - 20} ${y}h40`} fill="none" stroke={palette.road} strokeWidth={2.5} strokeDasharray="7 5" />
      );
    case "undecided":
      return (
        <text x={x} y={y + 6} fontSize={17} fontWeight={700} textAnchor="middle" fill={palette.warning}>
          ？
        </text>
      );
    case "marks":
      return <Marks x={x - 20} y={y + 5} marks={[{ severity: "high", count: 1 }]} />;
  }
}
