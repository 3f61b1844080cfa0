import { ShapeMark } from "../../../web/components/chip.tsx";
import { classNames } from "../../../web/components/class-names.ts";
import { useText } from "../../../web/language.ts";
import { programmeTexts } from "./programme-texts.ts";

export type Mark = "done" | "now" | "next" | "nextLate" | "ahead";

const looks = {
  done: { shape: "dot", look: "text-ink-faint" },
  now: { shape: "tick", look: "text-good" },
  next: { shape: "ring", look: "text-accent" },
  nextLate: { shape: "triangleFilled", look: "text-alert" },
  ahead: { shape: null, look: "" },
} as const;

/** One step of one hospital, by shape first. */
export function BoardMark({ mark, step }: { mark: Mark; step: string }) {
  const t = useText(programmeTexts);
  const { shape, look } = looks[mark];
  if (shape === null) return <span className="sr-only">{`${step}: ${t[mark]}`}</span>;
  return (
    <span className={classNames("flex justify-center", look)}>
      <ShapeMark shape={shape} />
      <span className="sr-only">{`${step}: ${t[mark]}`}</span>
    </span>
  );
}

export function BoardLegend() {
  const t = useText(programmeTexts);
  return (
    <ul aria-label={t.legend} className="flex flex-wrap gap-x-4 text-xs text-ink-soft">
      {(["done", "now", "next", "nextLate"] as const).map((mark) => (
        <li key={mark} className="flex items-center gap-1">
          <span className={looks[mark].look}>
            <ShapeMark shape={looks[mark].shape} />
          </span>
          {t[mark]}
        </li>
      ))}
    </ul>
  );
}
