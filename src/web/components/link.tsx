import type { ReactNode } from "react";
import { Link as AriaLink } from "react-aria-components";
import { classNames } from "./class-names.ts";

/** A link in running text or a table; goes without reloading the page. */
export function Link(props: {
  href: string;
  children: ReactNode;
  place?: string;
  /** Read out instead of the words shown, where those say too little by themselves. */
  label?: string;
}) {
  const { href, children, place, label } = props;
  return (
    <AriaLink
      href={href}
      className={classNames("text-accent underline underline-offset-4 hover:decoration-2", place)}
      {...(label ? { "aria-label": label } : {})}
    >
      {children}
    </AriaLink>
  );
}
