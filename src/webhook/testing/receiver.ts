import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import { afterAll } from "vitest";

export interface Received {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** What the receiver answers; by default 200 and nothing. */
export type Answering = (response: ServerResponse, received: Received, count: number) => void;

/** A real HTTP server on this machine that keeps what it is sent. Ends with the tests of the file. */
export async function aReceiver(answering: Answering = (response) => response.end()) {
  const received: Received[] = [];
  let answer = answering;
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const body = Buffer.concat(parts).toString("utf8");
      const one = { path: request.url ?? "", headers: request.headers, body };
      received.push(one);
      answer(response, one, received.length);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = address && typeof address === "object" ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/in`,
    port,
    received,
    answers(next: Answering): void {
      answer = next;
    },
  };
}
