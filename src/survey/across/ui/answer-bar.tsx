import { useId } from "react";
import { useLabel } from "../../../web/language.ts";
import {
  type AnswerCounts,
  answeredIn,
  type HospitalAnswer,
  hospitalAnswerNames,
  hospitalAnswers,
} from "../hospital-answer.ts";

/** Each answer has a texture of its own, so that a print without colour tells them apart. */
const looks: Record<HospitalAnswer, { ground: string; line: string; texture: string | null }> = {
  yes: { ground: "fill-green-900", line: "", texture: null },
  no: { ground: "fill-orange-100", line: "stroke-orange-1000", texture: "M0 0 8 8M0 8 8 0" },
  unknown: { ground: "fill-white", line: "stroke-solid-gray-536", texture: "M4 0v8" },
  not_applicable: { ground: "fill-solid-gray-200", line: "", texture: null },
  mixed: { ground: "fill-key-100", line: "stroke-key-900", texture: "M2 2h.01M6 6h.01" },
};

function Fills({ id }: { id: string }) {
  return (
    <defs>
      {hospitalAnswers.map((answer) => {
        const { ground, line, texture } = looks[answer];
        return (
          <pattern key={answer} id={`${id}-${answer}`} width="8" height="8" patternUnits="userSpaceOnUse">
            <rect width="8" height="8" className={ground} />
            {texture && <path d={texture} className={line} strokeWidth="1.5" strokeLinecap="round" fill="none" />}
          </pattern>
        );
      })}
    </defs>
  );
}

/** How the hospitals answered one item: a bar, and below it the numbers it is made of. */
export function AnswerBar({ counts, label }: { counts: AnswerCounts; label: string }) {
  const id = useId();
  const say = useLabel();
  const all = answeredIn(counts);
  if (all === 0) return <span className="text-ink-faint">－</span>;
  const given = hospitalAnswers.filter((answer) => counts[answer] > 0);
  const numbers = given.map((answer) => `${say(hospitalAnswerNames[answer])} ${counts[answer]}`);
  let share = 0;
  return (
    <span className="flex min-w-32 flex-col gap-0.5">
      <svg className="h-4 w-full rounded-4" role="img" aria-label={`${label}：${numbers.join("、")}`}>
        <Fills id={id} />
        {given.map((answer) => {
          const from = share;
          share += counts[answer] / all;
          return (
            <rect
              key={answer}
              x={`${from * 100}%`}
              y="0"
              width={`${(counts[answer] / all) * 100}%`}
              height="100%"
              fill={`url(#${id}-${answer})`}
              className="stroke-solid-gray-536"
              strokeWidth={1}
            />
          );
        })}
      </svg>
      <span className="text-xs text-ink-soft" aria-hidden="true">
        {numbers.join("　")}
      </span>
    </span>
  );
}

/** What the textures mean. */
export function AnswerKey({ label }: { label: string }) {
  const id = useId();
  const say = useLabel();
  return (
    <ul aria-label={label} className="flex flex-wrap gap-x-5 gap-y-1 text-sm">
      {hospitalAnswers.map((answer) => (
        <li key={answer} className="flex items-center gap-1.5">
          <svg viewBox="0 0 16 16" className="size-4 shrink-0" aria-hidden="true">
            <Fills id={id} />
            <rect
              x="0.5"
              y="0.5"
              width="15"
              height="15"
              fill={`url(#${id}-${answer})`}
              className="stroke-solid-gray-536"
            />
          </svg>
          {say(hospitalAnswerNames[answer])}
        </li>
      ))}
    </ul>
  );
}
