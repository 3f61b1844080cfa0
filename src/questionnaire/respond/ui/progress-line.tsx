import type { ReactNode } from "react";
import { Meter } from "react-aria-components";
import { useText } from "../../../web/language.ts";
import { respondTexts } from "./respond-texts.ts";

/** How far one is, how long it still takes, and whether what is typed is safe. Stays in sight. */
export function ProgressLine(props: { done: number; page?: string; left?: string | null; saving: ReactNode }) {
  const t = useText(respondTexts);
  const { done, page = t.summary, left, saving } = props;
  return (
    <div className="sticky top-0 z-10 -mx-4 flex flex-col gap-1 border-b border-line bg-ground px-4 py-2">
      <Meter value={done * 100} aria-label={page}>
        <span className="block h-2 overflow-hidden rounded-full bg-solid-gray-200">
          <span className="block h-full bg-accent transition-[width]" style={{ width: `${done * 100}%` }} />
        </span>
      </Meter>
      <div className="flex min-h-6 flex-wrap justify-between gap-x-4 text-sm text-ink-soft">
        <span className="whitespace-nowrap">
          {page}
          {left && `　${left}`}
        </span>
        {saving}
      </div>
    </div>
  );
}
