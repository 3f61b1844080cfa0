import { createServer } from "node:net";
import { afterAll, describe, expect, test } from "vitest";
import { addressGuard } from "./address-guard.worker.ts";
import { readAllowance } from "./allowance.ts";
import { post, type Road } from "./post.worker.ts";
import { aReceiver } from "./testing/receiver.ts";

const never = new AbortController().signal;
const now = () => new Date("2026-04-01T00:00:00Z");
function road(allow: string, more: Partial<Road> = {}): Road {
  const read = readAllowance(allow);
  if ("unreadable" in read) throw new Error(read.unreadable);
  return { guard: addressGuard(read), environment: {}, timeoutMs: 2000, ...more };
}
const here = road("127.0.0.1");
const send = (url: string, by: Road = here, stop = never) =>
  post(new URL(url), { "content-type": "application/json", "webhook-id": "evt_a" }, '{"x":"関所"}', by, stop, now);

/** A server that speaks TCP as told; for what no HTTP server does. */
async function rawServer(answer: string): Promise<string> {
  const server = createServer((socket) => {
    socket.on("error", () => {});
    socket.once("data", () => socket.write(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  afterAll(() => server.close());
  const address = server.address();
  return `http://127.0.0.1:${address && typeof address === "object" ? address.port : 0}/`;
}

test("body and headers arrive as they are, and the answer is told", async () => {
  const receiver = await aReceiver((response) => response.writeHead(202).end("受け取りました"));
  expect(await send(receiver.url)).toEqual({
    status: 202,
    retryAfterMs: null,
    problem: null,
    problemCode: null,
    answer: "受け取りました",
  });
  expect(receiver.received).toMatchObject([
    { path: "/in", body: '{"x":"関所"}', headers: { "webhook-id": "evt_a", "content-type": "application/json" } },
  ]);
});

test("a redirect is not followed, however inviting", async () => {
  const elsewhere = await aReceiver();
  const receiver = await aReceiver((response) => response.writeHead(307, { location: elsewhere.url }).end());
  expect(await send(receiver.url)).toMatchObject({ status: 307, problem: "redirect" });
  expect(elsewhere.received).toEqual([]);
});

test("a receiver's wish for a pause is told", async () => {
  const receiver = await aReceiver((response) => response.writeHead(503, { "retry-after": "90" }).end());
  expect(await send(receiver.url)).toMatchObject({ status: 503, retryAfterMs: 90_000 });
});

test("of an endless answer 500 characters are kept, without what a database or a terminal cannot take", async () => {
  const receiver = await aReceiver((response) => {
    response.write("\u0000\u001b[2J病");
    const timer = setInterval(() => response.write("院".repeat(1000)), 1);
    response.on("close", () => clearInterval(timer));
  });
  const { answer, status } = await send(receiver.url);
  expect(status).toBe(200);
  expect(answer).toMatch(/^\[2J病院+$/);
  expect([...(answer ?? "")]).toHaveLength(500);
});

test("a receiver that answers and then falls silent has answered", async () => {
  const slow = await rawServer("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf");
  expect(await send(slow, road("127.0.0.1", { timeoutMs: 300 }))).toMatchObject({ status: 200, answer: "half" });
});

test.each([
  ["a receiver that never answers", "", "timeout", "TIMEOUT"],
  ["one that never comes to the end of its headers", "HTTP/1.1 200 OK\r\nx: ", "timeout", "TIMEOUT"],
  ["one that speaks something else", "SSH-2.0-OpenSSH\r\n", "connection", "HPE_INVALID_CONSTANT"],
])("%s is a problem, in time", async (_what, answer, problem, problemCode) => {
  const outcome = await send(await rawServer(answer), road("127.0.0.1", { timeoutMs: 300 }));
  expect(outcome).toEqual({ status: null, retryAfterMs: null, problem, problemCode, answer: null });
});

test("nobody there, and a certificate that is none, are told apart", async () => {
  expect(await send("http://127.0.0.1:1/")).toMatchObject({ problem: "refused_connection" });
  const receiver = await aReceiver();
  expect(await send(receiver.url.replace("http:", "https:"))).toMatchObject({ problem: "certificate" });
});

test("when Sekisho stops, nobody says how it ended", async () => {
  const stop = new AbortController();
  const waiting = send(await rawServer(""), here, stop.signal);
  stop.abort(new Error("stopping"));
  await expect(waiting).rejects.toThrow("stopping");
});

describe("the inside", () => {
  test("is not reached by its address", async () => {
    const receiver = await aReceiver();
    for (const url of [
      receiver.url,
      receiver.url.replace("http:", "https:"),
      `https://[::ffff:127.0.0.1]:${receiver.port}/`,
    ])
      expect(await send(url, road(""))).toMatchObject({ status: null, problem: "address_not_allowed" });
    expect(receiver.received).toEqual([]);
  });

  test("is not reached by a name that leads there", async () => {
    const receiver = await aReceiver();
    // As a name on the internet that resolves to 127.0.0.1 would: the address as written is without objection.
    const guard = { ...road("").guard, objection: () => null };
    const outcome = await send(`http://localhost:${receiver.port}/`, { ...road(""), guard });
    expect(outcome).toMatchObject({ status: null, problem: "address_not_allowed" });
    expect(receiver.received).toEqual([]);
  });

  test("is not reached when the connection leads elsewhere than the name said", async () => {
    const receiver = await aReceiver();
    const { mayConnect } = road("").guard;
    let asked = 0;
    // The first question is the look-up's: it is deceived. The second is about the connection itself.
    const guard = {
      objection: () => null,
      mayConnect: (host: string, at: string) => asked++ === 0 || mayConnect(host, at),
    };
    for (const scheme of ["http", "https"]) {
      asked = 0;
      const outcome = await send(`${scheme}://localhost:${receiver.port}/`, { ...road(""), guard });
      expect(outcome).toMatchObject({ status: null, problem: "address_not_allowed" });
      expect([asked > 1, receiver.received]).toEqual([true, []]);
    }
  });

  test("is reached by a name that the operator lists", async () => {
    const receiver = await aReceiver();
    expect(await send(`http://localhost:${receiver.port}/`, road("localhost"))).toMatchObject({ status: 200 });
    expect(receiver.received).toHaveLength(1);
  });
});

describe("a proxy", () => {
  test("is asked for what lies outside, and gets the whole report", async () => {
    const proxy = await aReceiver();
    const environment = { HTTP_PROXY: `http://127.0.0.1:${proxy.port}` };
    const outcome = await send("http://siem.byoin.example/in", road("siem.byoin.example", { environment }));
    expect(outcome).toMatchObject({ status: 200 });
    expect(proxy.received).toMatchObject([{ path: "http://siem.byoin.example/in", body: '{"x":"関所"}' }]);
  });

  test("is passed by for what NO_PROXY names, which is then guarded as ever", async () => {
    const [proxy, receiver] = [await aReceiver(), await aReceiver()];
    const environment = { HTTP_PROXY: `http://127.0.0.1:${proxy.port}`, NO_PROXY: "127.0.0.1" };
    expect(await send(receiver.url, road("127.0.0.1", { environment }))).toMatchObject({ status: 200 });
    expect(await send(receiver.url, road("", { environment }))).toMatchObject({ problem: "address_not_allowed" });
    expect([proxy.received.length, receiver.received.length]).toEqual([0, 1]);
  });

  test("is no way around the guard for an address of the inside", async () => {
    const proxy = await aReceiver();
    const environment = { HTTPS_PROXY: `http://127.0.0.1:${proxy.port}` };
    const outcome = await send("https://169.254.169.254/", road("", { environment }));
    expect(outcome).toMatchObject({ problem: "address_not_allowed" });
    expect(proxy.received).toEqual([]);
  });
});
