import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

export type Tone = "neutral" | "accent" | "good" | "attention" | "alert";

/** Drawn on a 12 × 12 grid; a shape means the same everywhere, so that a black-and-white print still tells states apart. */
const shapes = {
  dot: <circle cx="6" cy="6" r="4" fill="currentColor" stroke="none" />,
  ring: <circle cx="6" cy="6" r="4" />,
  half: <path d="M6 2a4 4 0 1 0 0 8zM6 2a4 4 0 0 1 0 8" fill="none" />,
  halfFilled: (
    <>
      <circle cx="6" cy="6" r="4" />
      <path d="M6 2a4 4 0 0 0 0 8z" fill="currentColor" stroke="none" />
    </>
  ),
  diamond: <path d="M6 1.5 10.5 6 6 10.5 1.5 6z" />,
  diamondFilled: <path d="M6 1 11 6 6 11 1 6z" fill="currentColor" stroke="none" />,
  dash: <path d="M2 6h8" />,
  slash: (
    <>
      <circle cx="6" cy="6" r="4" />
      <path d="M3.2 8.8l5.6-5.6" />
    </>
  ),
  box: <path d="M2 2h8v8H2z" strokeDasharray="2 1.4" />,
  cross: <path d="M2.5 2.5l7 7M9.5 2.5l-7 7" />,
  wave: <path d="M1.5 7c1.5-3 3-3 4.5-1s3 2 4.5-1" />,
  unequal: <path d="M2 4.5h8M2 7.5h8M8 2 4 10" />,
  versus: <path d="M1.5 3h5M4.5 1 6.8 3 4.5 5M10.5 9h-5M7.5 7 5.2 9l2.3 2" />,
  triangle: <path d="M6 1.5 11 10.5H1z" />,
  triangleFilled: <path d="M6 1.5 11 10.5H1z" fill="currentColor" stroke="none" />,
  tick: <path d="M2 6.5 5 9.5 10 3" />,
  clock: (
    <>
      <circle cx="6" cy="6" r="4.3" />
      <path d="M6 3.5V6l1.8 1" />
    </>
  ),
} as const;
export type Shape = keyof typeof shapes;

const tones: Record<Tone, string> = {
  neutral: "border-line bg-ground text-ink-soft",
  accent: "border-key-300 bg-accent-soft text-accent",
  good: "border-green-300 bg-good-soft text-good",
  attention: "border-orange-300 bg-attention-soft text-attention",
  alert: "border-red-300 bg-alert-soft text-alert",
};

export function ShapeMark({ shape }: { shape: Shape }) {
  return (
    <svg
      viewBox="0 0 12 12"
      className="size-3 shrink-0"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      aria-hidden="true"
    >
      {shapes[shape]}
    </svg>
  );
}

/** A status: shape and word first, colour only in addition. */
export function Chip({ tone = "neutral", shape, children }: { tone?: Tone; shape: Shape; children: ReactNode }) {
  return (
    <span
      className={classNames(
        "inline-flex items-center gap-1 whitespace-nowrap rounded-4 border px-1.5 py-px text-xs leading-5",
        tones[tone],
      )}
    >
      <ShapeMark shape={shape} />
      {children}
    </span>
  );
}
