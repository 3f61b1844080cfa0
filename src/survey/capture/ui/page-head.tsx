import { type ReactNode, useEffect, useRef } from "react";

/** The heading of a page takes the focus when the page is opened, so that a screen reader begins there. */
export function PageHead({ title, lead }: { title: string; lead?: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div className="flex flex-col gap-1">
      <h1 ref={heading} tabIndex={-1} className="text-xl font-bold outline-none">
        {title}
      </h1>
      {lead && <p className="text-sm text-ink-soft">{lead}</p>}
    </div>
  );
}
