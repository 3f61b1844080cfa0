import type { FastifyInstance } from "fastify";

/** The page of capture is asked for anew each time; without a network its service worker answers. */
export function serveCapturePage(app: FastifyInstance, root: string): void {
  app.get("/capture", (_request, reply) =>
    reply.header("cache-control", "no-cache").sendFile("capture.html", root, { maxAge: 0, immutable: false }),
  );
}

/** Files whose names stay the same from build to build: the browser must ask whether they have changed. */
export const changesInPlace = (path: string): boolean =>
  /[\\/](capture-worker\.js|[^\\/]+\.(html|webmanifest))$/.test(path);
