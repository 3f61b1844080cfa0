import { createServer, type IncomingHttpHeaders, type IncomingMessage, request, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { afterAll } from "vitest";

export interface ServedByBuilds {
  address: string;
  /** Told apart by the page (`<meta name="build">`) and by its worker, which the browser takes for a newer one when it differs. */
  build: number;
}

/** Stands in front of a server, which looks like one of another build whenever `build` is changed. Call at the top level of the test file. */
export async function servedByBuilds(behind: string): Promise<ServedByBuilds> {
  const served: ServedByBuilds = { address: "", build: 1 };
  const front = createServer((asked, answer) => {
    pass(asked, answer, behind, served).catch(() => answer.destroy());
  });
  await new Promise<void>((resolve) => front.listen(0, "127.0.0.1", resolve));
  afterAll(() => {
    front.closeAllConnections();
    front.close();
  });
  const address = front.address();
  served.address = `http://localhost:${typeof address === "object" && address ? address.port : 0}`;
  return served;
}

async function pass(asked: IncomingMessage, answer: ServerResponse, behind: string, { build }: ServedByBuilds) {
  const { pathname } = new URL(asked.url ?? "/", behind);
  const differs = ["/capture", "/capture.html", "/capture-worker.js"].includes(pathname);
  const headers: IncomingHttpHeaders = { ...asked.headers, host: new URL(behind).host };
  if (headers.origin) headers.origin = behind;
  // Always the whole file and as it is: it is going to be another one.
  if (differs) for (const name of ["if-none-match", "if-modified-since", "accept-encoding"]) delete headers[name];
  const reply = await new Promise<IncomingMessage>((resolve, reject) => {
    const on = request(behind + asked.url, { method: asked.method, headers }, resolve);
    on.once("error", reject);
    asked.pipe(on);
  });
  if (!differs) {
    answer.writeHead(reply.statusCode ?? 502, reply.headers);
    reply.pipe(answer);
    return;
  }
  const { etag: _etag, "last-modified": _modified, "content-length": _length, ...rest } = reply.headers;
  const content = (await text(reply))
    .replace("<head>", `<head><meta name="build" content="${build}">`)
    .replace(/captureVersion = "\w+"/, `captureVersion = "build${build}"`);
  answer.writeHead(reply.statusCode ?? 502, rest).end(content);
}
