import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import { parseSearch, writeSearch } from "./address-search.ts";
import { Loading } from "./components/feedback.tsx";
import { facilityScreens, organisationScreens, publicScreens, type Screen, signedInScreens } from "./screens.ts";
import { FacilityArea } from "./shell/facility-area.tsx";
import { NotFound } from "./shell/not-found.tsx";
import { OrganisationArea } from "./shell/organisation-area.tsx";
import { Root } from "./shell/root.tsx";
import { ScreenFailed } from "./shell/screen-failed.tsx";
import { SignedIn } from "./shell/signed-in.tsx";

const root = createRootRoute({ component: Root, notFoundComponent: NotFound });
const signedIn = createRoute({ getParentRoute: () => root, id: "signed-in", component: SignedIn });
const facility = createRoute({ getParentRoute: () => signedIn, path: "/f/$facilityId", component: FacilityArea });
const organisation = createRoute({
  getParentRoute: () => signedIn,
  path: "/o/$organisationId",
  component: OrganisationArea,
});

const component = (screen: Screen) => lazyRouteComponent(async () => ({ default: await screen.load() }));
const below = <Parent extends typeof root | typeof signedIn | typeof facility | typeof organisation>(
  parent: Parent,
  screens: readonly Screen[],
) =>
  screens.map((screen) =>
    createRoute({ getParentRoute: () => parent, path: screen.path, component: component(screen) }),
  );

export const router = createRouter({
  routeTree: root.addChildren([
    ...below(root, publicScreens),
    signedIn.addChildren([
      ...below(signedIn, signedInScreens),
      facility.addChildren(below(facility, facilityScreens)),
      organisation.addChildren(below(organisation, organisationScreens)),
    ]),
  ]),
  parseSearch,
  stringifySearch: writeSearch,
  defaultPendingComponent: Loading,
  defaultErrorComponent: ({ error, reset }) => <ScreenFailed error={error} retry={reset} />,
  scrollRestoration: true,
});
