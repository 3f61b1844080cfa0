import type { ReactNode } from "react";
import { Link as AriaLink } from "react-aria-components";
import { classNames } from "./class-names.ts";

/** A link in running text or a table; goes without reloading the page. */
export function Link({ href, children, place }: { href: string; children: ReactNode; place?: string }) {
  return (
    <AriaLink href={href} className={classNames("text-accent underline underline-offset-4 hover:decoration-2", place)}>
      {children}
    </AriaLink>
  );
}
