import { Outlet, useLocation } from "@tanstack/react-router";
import { usePathParam } from "../address-search.ts";
import { LinkButton } from "../components/button.tsx";
import { Empty } from "../components/feedback.tsx";
import { useText } from "../language.ts";
import { useMe } from "../session.ts";
import { BottomBar, SideBar } from "./navigation.tsx";
import { Page } from "./page.tsx";
import { organisationLinks } from "./tasks.ts";
import { shellTexts } from "./texts.ts";

/** The screens of one organisation, with its tasks beside (or, on a tablet, below) them. */
export function OrganisationArea() {
  const t = useText(shellTexts);
  const organisationId = usePathParam("organisationId");
  const { pathname } = useLocation();
  const organisation = useMe().organisations.find((one) => one.organisationId === organisationId);
  if (!organisation) {
    return (
      <Page title={t.organisation}>
        <Empty title={t.organisationUnknown}>
          <LinkButton href="/">{t.toBeginning}</LinkButton>
        </Empty>
      </Page>
    );
  }
  const links = organisationLinks(organisation, pathname);
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
