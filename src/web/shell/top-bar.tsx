import { useParams } from "@tanstack/react-router";
import { Link as AriaLink } from "react-aria-components";
import { useText } from "../language.ts";
import { mayReadNational, useMe } from "../session.ts";
import { HospitalSwitcher } from "./hospital-switcher.tsx";
import { shellTexts } from "./texts.ts";
import { UserMenu } from "./user-menu.tsx";

/** Product, hospital or organisation, the national picture for its readers, person. */
export function TopBar() {
  const t = useText(shellTexts);
  const found: Record<string, unknown> = useParams({ strict: false });
  const facilityId = typeof found.facilityId === "string" ? found.facilityId : null;
  const me = useMe();
  const organisation = me.organisations.find((one) => one.organisationId === found.organisationId);
  return (
    <header className="no-print sticky top-0 z-30 flex h-14 items-center gap-3 border-b border-line bg-white px-3 desk:px-4">
      <a href="#main" className="sr-only focus:not-sr-only focus:absolute focus:bg-white focus:p-3">
        {t.skip}
      </a>
      <AriaLink href="/" className="flex items-center gap-2 font-bold">
        <img src="/sekisho.svg" alt="" className="size-7" />
        <span className="max-desk:sr-only">{t.product}</span>
      </AriaLink>
      <div className="min-w-0 flex-1">
        {organisation ? (
          <p className="truncate font-bold">{organisation.name}</p>
        ) : (
          <HospitalSwitcher facilityId={facilityId} />
        )}
      </div>
      {mayReadNational(me) && (
        <AriaLink href="/national" className="text-sm font-bold text-accent hover:underline max-desk:hidden">
          {t.national}
        </AriaLink>
      )}
      <UserMenu />
    </header>
  );
}
