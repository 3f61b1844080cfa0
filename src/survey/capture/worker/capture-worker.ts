/**
 * The service worker of the capture page: keeps the page itself and its assets, nothing else, so that it opens without a network. Answers
 * of the server never pass through here. Built by scripts/capture-plugin.ts, which fills in the two constants; stands alone, since a
 * worker is one file.
 */
declare const captureVersion: string;
declare const captureFiles: readonly string[];

// The compiler knows the page's world; of the worker's only this is used.
interface CaptureWorkerEvent extends Event {
  waitUntil(until: Promise<unknown>): void;
}
interface CaptureFetchEvent extends CaptureWorkerEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface CaptureWorkerScope {
  readonly location: Location;
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: "install" | "activate", heard: (event: CaptureWorkerEvent) => void): void;
  addEventListener(type: "fetch", heard: (event: CaptureFetchEvent) => void): void;
  addEventListener(type: "message", heard: (event: MessageEvent) => void): void;
}

const worker = self as unknown as CaptureWorkerScope;
const cachePrefix = "sekisho-capture-";
const cacheName = cachePrefix + captureVersion;
const capturePage = "/capture.html";

worker.addEventListener("install", (event) => {
  event.waitUntil(
    caches.open(cacheName).then((cache) =>
      // From the server, not from the browser's own cache: all files of one build, or none.
      cache.addAll(captureFiles.map((file) => new Request(file, { cache: "reload" }))),
    ),
  );
});

worker.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys())
        if (name.startsWith(cachePrefix) && name !== cacheName) await caches.delete(name);
      await worker.clients.claim();
    })(),
  );
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== worker.location.origin) return;
  const isPage = request.mode === "navigate";
  if (!isPage && !captureFiles.includes(address.pathname)) return;
  event.respondWith(
    (async () => {
      const cache = await caches.open(cacheName);
      return (await cache.match(isPage ? capturePage : address.pathname)) ?? fetch(request);
    })(),
  );
});

// The page asks for it while nothing is open in it (register-worker.ts).
worker.addEventListener("message", (event) => {
  if (event.data === "takeOver") void worker.skipWaiting();
});
