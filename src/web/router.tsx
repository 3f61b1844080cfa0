import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import { parseSearch, writeSearch } from "./address-search.ts";
import { Loading } from "./components/feedback.tsx";
import { facilityScreens, publicScreens, type Screen, signedInScreens } from "./screens.ts";
import { FacilityArea } from "./shell/facility-area.tsx";
import { NotFound } from "./shell/not-found.tsx";
import { Root } from "./shell/root.tsx";
import { ScreenFailed } from "./shell/screen-failed.tsx";
import { SignedIn } from "./shell/signed-in.tsx";

const root = createRootRoute({ component: Root, notFoundComponent: NotFound });
const signedIn = createRoute({ getParentRoute: () => root, id: "signed-in", component: SignedIn });
const facility = createRoute({ getParentRoute: () => signedIn, path: "/f/$facilityId", component: FacilityArea });

const component = (screen: Screen) => lazyRouteComponent(async () => ({ default: await screen.load() }));
const below = <Parent extends typeof root | typeof signedIn | typeof facility>(
  parent: Parent,
  screens: readonly Screen[],
) =>
  screens.map((screen) =>
    createRoute({ getParentRoute: () => parent, path: screen.path, component: component(screen) }),
  );

export const router = createRouter({
  routeTree: root.addChildren([
    ...below(root, publicScreens),
    signedIn.addChildren([...below(signedIn, signedInScreens), facility.addChildren(below(facility, facilityScreens))]),
  ]),
  parseSearch,
  stringifySearch: writeSearch,
  defaultPendingComponent: Loading,
  defaultErrorComponent: ({ error, reset }) => <ScreenFailed error={error} retry={reset} />,
  scrollRestoration: true,
});
