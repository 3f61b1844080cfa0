import type { ReactNode } from "react";
import { Icon } from "../../../web/components/icon.tsx";

/** A row that leads somewhere: as wide as the page, high enough for a thumb. */
export function RowButton(props: { title: string; hint?: ReactNode; mark?: ReactNode; onPress: () => void }) {
  return (
    <button
      type="button"
      className="flex min-h-16 w-full items-center justify-between gap-3 rounded-8 border border-line bg-white px-4 py-2 text-left hover:border-accent"
      onClick={props.onPress}
    >
      <span className="flex min-w-0 flex-col">
        <span className="font-bold">{props.title}</span>
        {props.hint && <span className="text-sm text-ink-soft">{props.hint}</span>}
      </span>
      <span className="flex shrink-0 items-center gap-2">
        {props.mark}
        <Icon name="right" />
      </span>
    </button>
  );
}
