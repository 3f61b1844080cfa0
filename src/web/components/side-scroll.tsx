import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

/** A wide table in a narrow page: scrolls sideways, also by keyboard. */
export function SideScroll({ label, place, children }: { label: string; place?: string; children: ReactNode }) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard, or its right side cannot be read
      tabIndex={0}
      className={classNames("print-flow ring-inside overflow-x-auto rounded-8 border border-line bg-white", place)}
    >
      {children}
    </section>
  );
}
