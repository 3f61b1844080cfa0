import { type ReactNode, useEffect, useRef } from "react";
import { classNames } from "../components/class-names.ts";
import { Icon } from "../components/icon.tsx";
import { Link } from "../components/link.tsx";
import { useText } from "../language.ts";
import { shellTexts } from "./texts.ts";

export interface PageProps {
  title: string;
  /** One line below the title: what this is, or how much of it. */
  lead?: ReactNode;
  crumbs?: readonly { label: string; href: string }[];
  /** Buttons at the right of the title; the primary one last. */
  actions?: ReactNode;
  /** "fill": as tall as the window, for a page that is one long list. */
  height?: "flow" | "fill";
  children: ReactNode;
}

/** Title, way back, actions, content: the frame of every screen. The title takes the focus when the page is opened. */
export function Page({ title, lead, crumbs = [], actions, height, children }: PageProps) {
  const t = useText(shellTexts);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} - ${t.product}`;
  }, [title, t.product]);
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div
      className={classNames(
        "print-flow flex min-w-0 flex-1 flex-col gap-4 p-4 desk:px-6",
        height === "fill" && "h-[calc(100dvh-3.5rem)] max-desk:h-[calc(100dvh-7rem)]",
      )}
    >
      <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          {crumbs.length > 0 && (
            <nav aria-label={t.crumbs} className="no-print text-sm">
              <ol className="flex flex-wrap items-center">
                {crumbs.map((crumb) => (
                  <li key={crumb.href} className="flex items-center gap-1">
                    <Link href={crumb.href}>{crumb.label}</Link>
                    <Icon name="right" place="mr-1 size-3 text-ink-faint" />
                  </li>
                ))}
              </ol>
            </nav>
          )}
          <h1 ref={heading} tabIndex={-1} className="text-xl font-bold outline-none focus-visible:shadow-none">
            {title}
          </h1>
          {lead && <p className="text-sm text-ink-soft">{lead}</p>}
        </div>
        {actions && <div className="no-print flex flex-wrap items-center gap-2">{actions}</div>}
      </header>
      {children}
    </div>
  );
}

/** A white box with a heading, for the parts of a page. */
export function Section({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-3 rounded-8 border border-line bg-white p-4 print:border-0 print:p-0">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="font-bold">{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
}
