import { useSyncExternalStore } from "react";

/**
 * Lets the browser keep this page for when there is no network, and knows of newer versions of it. A newer one waits until nothing is open
 * in this page, then takes over, and the page is loaded anew: no page ever runs with the assets of another build.
 */
export type PageVersion =
  | "current"
  /** A newer one is on the device. */
  | "waiting"
  /** It has taken over: this page is the old one until it is loaded anew. */
  | "replaced";

let version: PageVersion = "current";
let registration: ServiceWorkerRegistration | null = null;
const listeners = new Set<() => void>();

export function registerWorker(): void {
  const container = navigator.serviceWorker;
  if (!container) return;
  // The first worker of all is no newer version of anything.
  let controlled = container.controller !== null;
  container.addEventListener("controllerchange", () => {
    if (controlled) become("replaced");
    controlled = true;
  });
  container
    .register("/capture-worker.js", { scope: "/capture", updateViaCache: "none" })
    // Without one the page works as long as there is a network.
    .then(follow, () => {});
}

function follow(found: ServiceWorkerRegistration): void {
  registration = found;
  const look = () => {
    if (found.waiting && found.active && version === "current") become("waiting");
  };
  const watch = () => found.installing?.addEventListener("statechange", look);
  look();
  watch();
  found.addEventListener("updatefound", watch);
}

function become(next: PageVersion): void {
  version = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const usePageVersion = (): PageVersion => useSyncExternalStore(subscribe, () => version);

/** Only where nothing is being written, as when the device is locked. */
export function takeOver(): void {
  registration?.waiting?.postMessage("takeOver");
}

/** A page that stays open for days is told of a newer version only when it asks. */
export function lookForNewer(): void {
  registration?.update().catch(() => {});
}
