/**
 * Lets the browser keep this page for when there is no network. A new version waits until `mayReload` says that nothing is open, then takes
 * over and the page is loaded anew: no page ever runs with the assets of another build.
 */
export function registerWorker(): void {
  if (!("serviceWorker" in navigator)) return;
  void navigator.serviceWorker.register("/capture-worker.js", { scope: "/capture", updateViaCache: "none" });
}

/** To be called where nothing is being written, as when the device is locked. */
export async function takeOverIfNewer(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration("/capture");
  if (!registration?.waiting || !navigator.serviceWorker.controller) return;
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
  registration.waiting.postMessage("takeOver");
}
