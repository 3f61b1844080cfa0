import { Outlet, useLocation } from "@tanstack/react-router";
import { usePathParam } from "../address-search.ts";
import { LinkButton } from "../components/button.tsx";
import { Empty } from "../components/feedback.tsx";
import { useText } from "../language.ts";
import { useMe } from "../session.ts";
import { BottomBar, SideBar } from "./navigation.tsx";
import { Page } from "./page.tsx";
import { facilityLinks } from "./tasks.ts";
import { shellTexts } from "./texts.ts";

/** The screens of one hospital, with the navigation by task beside (or, on a tablet, below) them. */
export function FacilityArea() {
  const t = useText(shellTexts);
  const facilityId = usePathParam("facilityId");
  const { pathname } = useLocation();
  const facility = useMe().facilities.find((one) => one.facilityId === facilityId);
  if (!facility) {
    return (
      <Page title={t.hospital}>
        <Empty title={t.hospitalUnknown}>
          <LinkButton href="/">{t.toStart}</LinkButton>
        </Empty>
      </Page>
    );
  }
  const links = facilityLinks(facility, pathname);
  return (
    <div className="flex flex-1">
      <SideBar links={links} />
      <main id="main" className="flex min-w-0 flex-1 flex-col max-desk:pb-16">
        <Outlet />
      </main>
      <BottomBar links={links} />
    </div>
  );
}
