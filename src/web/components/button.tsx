import type { ReactNode } from "react";
import { Button as AriaButton, type ButtonProps as AriaButtonProps, Link as AriaLink } from "react-aria-components";
import { classNames } from "./class-names.ts";

export type ButtonLook = "primary" | "secondary" | "quiet" | "danger";

const base =
  "inline-flex min-h-10 items-center justify-center gap-2 whitespace-nowrap rounded-6 px-4 text-sm font-bold no-underline transition-colors disabled:cursor-not-allowed disabled:border-solid-gray-300 disabled:bg-solid-gray-50 disabled:text-solid-gray-600";
const looks: Record<ButtonLook, string> = {
  primary: "border border-accent bg-accent text-white hover:bg-accent-strong",
  secondary: "border border-accent bg-white text-accent hover:bg-accent-soft",
  quiet: "border border-transparent bg-transparent text-accent hover:bg-accent-soft px-3",
  danger: "border border-alert bg-white text-alert hover:bg-alert-soft",
};

export interface ButtonProps extends Omit<AriaButtonProps, "className" | "style"> {
  look?: ButtonLook;
  children: ReactNode;
  /** Extra layout classes (width, margin); looks come from `look`. */
  place?: string;
}

/** Does something here. One primary button a page. */
export function Button({ look = "secondary", place, ...props }: ButtonProps) {
  return <AriaButton {...props} className={classNames(base, looks[look], place)} />;
}

/** Looks like a button, goes somewhere. `download` links leave the app and are ordinary anchors. */
export function LinkButton(props: {
  href: string;
  look?: ButtonLook;
  place?: string;
  download?: boolean;
  children: ReactNode;
}) {
  const { look = "secondary", place, download, href, children } = props;
  const className = classNames(base, looks[look], place);
  return download ? (
    <a className={className} href={href} download>
      {children}
    </a>
  ) : (
    <AriaLink className={className} href={href}>
      {children}
    </AriaLink>
  );
}

/** A square button with a picture; `label` is read out and shown as a tooltip. */
export function IconButton({ label, place, ...props }: Omit<ButtonProps, "look"> & { label: string }) {
  return (
    <AriaButton
      {...props}
      aria-label={label}
      className={classNames(
        "inline-flex size-10 shrink-0 items-center justify-center rounded-6 text-ink-soft hover:bg-accent-soft disabled:text-solid-gray-400",
        place,
      )}
    />
  );
}
