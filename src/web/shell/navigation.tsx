import { Link as AriaLink } from "react-aria-components";
import { classNames } from "../components/class-names.ts";
import { Icon } from "../components/icon.tsx";
import { Menu } from "../components/menu.tsx";
import { useText } from "../language.ts";
import type { TaskLink } from "./tasks.ts";
import { shellTexts } from "./texts.ts";

/** Tasks that fit the bottom edge of a tablet; the rest are behind "more". */
const bottomTasks = 4;

/** Navigation at the left, on screens wide enough for it. */
export function SideBar({ links }: { links: readonly TaskLink[] }) {
  const t = useText(shellTexts);
  return (
    <nav aria-label={t.navigation} className="w-44 shrink-0 border-r border-line bg-white max-desk:hidden">
      <ul className="sticky top-14 flex flex-col gap-0.5 p-2">
        {links.map((link) => (
          <li key={link.id}>
            <AriaLink
              href={link.href}
              {...currentPage(link)}
              className={classNames(
                "ring-inside flex h-10 items-center gap-2.5 rounded-6 border-l-4 px-2.5 text-sm",
                link.current
                  ? "border-accent bg-accent-soft font-bold text-accent"
                  : "border-transparent text-ink hover:bg-ground",
              )}
            >
              <Icon name={link.icon} />
              {t.nav[link.id]}
            </AriaLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Navigation at the bottom edge, where the thumb of the hand that holds the tablet is. */
export function BottomBar({ links }: { links: readonly TaskLink[] }) {
  const t = useText(shellTexts);
  const rest = links.slice(bottomTasks);
  return (
    <nav
      aria-label={t.navigation}
      className="fixed inset-x-0 bottom-0 z-30 flex h-14 justify-around border-t border-line bg-white desk:hidden"
    >
      {links.slice(0, bottomTasks).map((link) => (
        <AriaLink
          key={link.id}
          href={link.href}
          {...currentPage(link)}
          className={classNames(
            "ring-inside flex flex-1 flex-col items-center justify-center gap-0.5 border-t-3 text-xs",
            link.current ? "border-accent font-bold text-accent" : "border-transparent",
          )}
        >
          <Icon name={link.icon} />
          {t.nav[link.id]}
        </AriaLink>
      ))}
      {rest.length > 0 && (
        <Menu
          look="quiet"
          place="h-full flex-1 text-xs"
          label={t.more}
          entries={rest.map((link) => ({ id: link.id, label: t.nav[link.id], href: link.href }))}
        />
      )}
    </nav>
  );
}

const currentPage = (link: TaskLink) => (link.current ? { "aria-current": "page" as const } : {});
