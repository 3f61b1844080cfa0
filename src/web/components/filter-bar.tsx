import type { ReactNode } from "react";
import { Button as AriaButton } from "react-aria-components";
import { useText } from "../language.ts";
import { Icon } from "./icon.tsx";
import { componentTexts } from "./texts.ts";

export interface ActiveFilter {
  id: string;
  label: string;
  onRemove: () => void;
}

/** Search and filter controls of a list, with the filters in force as removable tags. */
export function FilterBar({ children, active }: { children: ReactNode; active: readonly ActiveFilter[] }) {
  const t = useText(componentTexts);
  return (
    <div className="no-print flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">{children}</div>
      {active.length > 0 && (
        <ul className="flex flex-wrap gap-2">
          {active.map((filter) => (
            <li key={filter.id}>
              <AriaButton
                onPress={filter.onRemove}
                className="inline-flex min-h-8 items-center gap-1.5 rounded-full border border-accent bg-accent-soft px-3 text-sm text-accent"
              >
                {filter.label}
                <span className="sr-only">{t.clear}</span>
                <Icon name="close" place="size-3" />
              </AriaButton>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
