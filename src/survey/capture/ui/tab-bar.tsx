import { classNames } from "../../../web/components/class-names.ts";
import { Icon, type IconName } from "../../../web/components/icon.tsx";
import { useText } from "../../../web/language.ts";
import type { View } from "./view.ts";
import { workTexts } from "./work-texts.ts";

const places: readonly { at: "home" | "sheets" | "targets" | "connections" | "notes"; icon: IconName }[] = [
  { at: "home", icon: "hospital" },
  { at: "sheets", icon: "people" },
  { at: "targets", icon: "map" },
  { at: "connections", icon: "road" },
  { at: "notes", icon: "page" },
];
const within: Partial<Record<View["at"], string>> = { sheet: "sheets", connection: "connections" };

/** At the lower edge, where the thumb of the hand that holds the tablet is. */
export function TabBar({ label, at, go }: { label: string; at: View; go: (view: View) => void }) {
  const t = useText(workTexts);
  const names = {
    home: t.home,
    sheets: t.interviews,
    targets: t.walkthrough,
    connections: t.connections,
    notes: t.notes,
  };
  const here = within[at.at] ?? at.at;
  return (
    <nav aria-label={label} className="fixed inset-x-0 bottom-0 z-10 border-t border-line bg-white">
      <ul className="mx-auto flex max-w-3xl">
        {places.map((place) => (
          <li key={place.at} className="flex-1">
            <button
              type="button"
              aria-current={here === place.at ? "page" : undefined}
              className={classNames(
                "ring-inside flex min-h-16 w-full flex-col items-center justify-center gap-1 text-xs",
                here === place.at ? "font-bold text-accent" : "text-ink-soft",
              )}
              onClick={() => go({ at: place.at })}
            >
              <Icon name={place.icon} place="size-5" />
              {names[place.at]}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
