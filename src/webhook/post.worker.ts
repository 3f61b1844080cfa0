import { lookup as ask } from "node:dns";
import http, { type IncomingMessage } from "node:http";
import https from "node:https";
import type { LookupFunction } from "node:net";
import type { AddressGuard } from "./address-guard.worker.ts";
import { hostOf } from "./allowance.ts";
import type { AttemptProblem } from "./contract.ts";
import { type ProxyEnvironment, proxyFor } from "./proxy.ts";
import { retryAfterMs } from "./retry.ts";

/** How webhooks leave this server. */
export interface Road {
  guard: AddressGuard;
  /** HTTPS_PROXY, HTTP_PROXY, NO_PROXY. */
  environment: ProxyEnvironment;
  /** Of everything: name, connection, answer. */
  timeoutMs: number;
}

export interface Posted {
  /** Null: no answer, for the `problem`. */
  status: number | null;
  retryAfterMs: number | null;
  problem: AttemptProblem | null;
  problemCode: string | null;
  /** First characters of the answer; null: none came. */
  answer: string | null;
}

export const usualTimeoutMs = 10_000;
const keptCharacters = 500;
/** Enough for that many characters; what a receiver sends beyond it is not read. */
const readBytes = keptCharacters * 4;

class AddressRefused extends Error {
  readonly code = "ADDRESS_NOT_ALLOWED";
}

/**
 * One POST. Redirects are not followed, and the body of the answer is read only as far as it is kept. Never throws for what the other
 * side does: that is an answer, or a problem.
 * @param stop ends it early; then this throws, for nobody knows what the receiver got
 */
export async function post(
  url: URL,
  headers: Readonly<Record<string, string>>,
  body: string,
  road: Road,
  stop: AbortSignal,
  now: () => Date,
): Promise<Posted> {
  const limit = AbortSignal.timeout(road.timeoutMs);
  try {
    if (road.guard.objection(url) !== null) throw new AddressRefused("the address is not allowed");
    const answer = await send(url, headers, body, road, AbortSignal.any([limit, stop]));
    const status = answer.statusCode ?? 0;
    const isRedirect = status >= 300 && status < 400;
    return {
      status,
      retryAfterMs: retryAfterMs(answer.headers["retry-after"], now()),
      problem: isRedirect ? "redirect" : null,
      problemCode: null,
      answer: await beginningOf(answer),
    };
  } catch (error) {
    stop.throwIfAborted();
    const code = limit.aborted ? "TIMEOUT" : codeOf(error);
    return { status: null, retryAfterMs: null, problem: problemOf(code), problemCode: code, answer: null };
  }
}

function send(
  url: URL,
  headers: Readonly<Record<string, string>>,
  body: string,
  road: Road,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const { request, Agent } = url.protocol === "https:" ? https : http;
  const proxy = proxyFor(url, road.environment);
  const host = hostOf(url);
  // A proxy is the operator's own, on the inside, and asks for the name itself: what it lets through is its business. Without NO_PROXY,
  // so that the agent cannot decide otherwise than we did and go straight, unguarded.
  const agent = proxy ? new Agent({ proxyEnv: { HTTP_PROXY: proxy, HTTPS_PROXY: proxy } }) : new Agent();
  const straight = proxy ? {} : { lookup: guardedLookup(host, road) };
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: "POST", headers, agent, signal, ...straight }, resolve);
    sent.on("error", reject);
    // The address that was in fact connected to, whichever way it was found; before TLS, and before a byte of the report.
    if (!proxy) sent.on("socket", (socket) => socket.once("connect", () => refuseInternal(socket.remoteAddress)));
    function refuseInternal(address: string | undefined): void {
      if (!address || !road.guard.mayConnect(host, address))
        sent.destroy(new AddressRefused("connected to the inside"));
    }
    sent.end(body);
  });
}

/** Finds only addresses that may be connected to: one name may lead to several, and somewhere else at the next question. */
const guardedLookup =
  (host: string, { guard }: Road): LookupFunction =>
  (name, options, found) => {
    ask(name, { ...options, all: true }, (error, addresses) => {
      if (error) return found(error, "");
      const open = addresses.filter(({ address }) => guard.mayConnect(host, address));
      const [first] = open;
      if (!first) return found(new AddressRefused(`${name} leads to the inside`), "");
      if (options.all) return found(null, open);
      found(null, first.address, first.family);
    });
  };

/** A status that came counts, whatever happens to the text after it. */
async function beginningOf(answer: IncomingMessage): Promise<string | null> {
  const parts: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const part of answer as AsyncIterable<Buffer>) {
      parts.push(part);
      bytes += part.length;
      if (bytes >= readBytes) break;
    }
  } catch {
    // Broken off: what came is kept.
  }
  answer.destroy();
  const text = Buffer.concat(parts).toString("utf8");
  // The database cannot keep the character NUL, and no log should hold what moves a terminal's cursor.
  const readable = text.replaceAll(/[\p{Cc}\p{Cs}]+/gu, " ").trim();
  return readable === "" ? null : [...readable].slice(0, keptCharacters).join("");
}

const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "UNKNOWN";

function problemOf(code: string): AttemptProblem {
  if (code === "ADDRESS_NOT_ALLOWED") return "address_not_allowed";
  if (code === "TIMEOUT" || code === "ETIMEDOUT") return "timeout";
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return "name_unknown";
  if (code === "ECONNREFUSED") return "refused_connection";
  return /CERT|SELF_SIGNED|UNABLE_TO_|ERR_TLS|ERR_SSL|EPROTO/.test(code) ? "certificate" : "connection";
}
