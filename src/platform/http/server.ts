import cookie from "@fastify/cookie";
import multipart from "@fastify/multipart";
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from "fastify";
import type { Logger } from "pino";
import { languageOf, type Words } from "../../shared/words.ts";

/** Largest request body that is not an upload, and largest upload, in bytes. */
const bodyLimitBytes = 2 * 1024 * 1024;
export const uploadLimitBytes = 64 * 1024 * 1024;

const contentSecurityPolicy = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'self'",
].join("; ");

/** An HTTP server with our limits, headers and the one handler of faults. Routes are mounted by the capabilities. */
export async function createHttpServer(logger: Logger): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: logger as FastifyBaseLogger,
    bodyLimit: bodyLimitBytes,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: "loopback",
  });
  await app.register(cookie);
  await app.register(multipart, { limits: { fileSize: uploadLimitBytes, files: 20, fields: 20 } });

  app.addHook("onSend", async (request, reply) => {
    reply.header("content-security-policy", contentSecurityPolicy);
    reply.header("x-content-type-options", "nosniff");
    reply.header("referrer-policy", "same-origin");
    reply.header("permissions-policy", "camera=(self), microphone=(), geolocation=()");
    if (!reply.hasHeader("cache-control")) reply.header("cache-control", "no-store");
    timed(request, reply);
  });
  app.addHook("onRequest", async (request, reply) => {
    // A page of another origin must not act with this browser's cookie.
    const origin = request.headers.origin;
    const changes = request.method !== "GET" && request.method !== "HEAD";
    if (changes && request.headers.cookie && origin && hostOf(origin) !== request.headers.host) {
      return reply.code(403).send({
        reason: "foreign_origin",
        message: inLanguageOf(request, {
          ja: "別のサイトからの操作は受け付けません。",
          en: "What another site asks for is not done.",
        }),
        place: null,
      });
    }
  });
  app.setErrorHandler((error: Error & { statusCode?: number; code?: string }, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status < 500) {
      const message = inLanguageOf(request, status === 413 ? tooLarge : unreadable);
      return reply
        .code(status)
        .send({ reason: error.code ?? "bad_request", message, place: null, requestId: request.id });
    }
    request.log.error({ err: error, requestId: request.id }, "request failed");
    const message = inLanguageOf(request, {
      ja: `処理中に問題が起きました。管理者に番号 ${request.id} を伝えてください。`,
      en: `Something went wrong. Tell the administrator the number ${request.id}.`,
    });
    return reply.code(500).send({ reason: "fault", message, place: null, requestId: request.id });
  });
  return app;
}

/**
 * How long a page took here, for a browser's developer tools and our benchmarks. Of reading only: how long a sign-in took could tell
 * whether there is such a person. Said again by whoever holds an answer back.
 */
export function timed(request: FastifyRequest, reply: FastifyReply): void {
  if (request.method === "GET") reply.header("server-timing", `app;dur=${reply.elapsedTime.toFixed(1)}`);
}

const tooLarge: Words = { ja: "送信されたデータが大きすぎます。", en: "What was sent is too large." };
const unreadable: Words = { ja: "リクエストを読み取れませんでした。", en: "The request could not be read." };

const inLanguageOf = (request: FastifyRequest, words: Words) => words[languageOf(request.headers["accept-language"])];

/** Null for what names no host: browsers send "null" from sandboxed frames and after foreign redirects. */
const hostOf = (origin: string) => (URL.canParse(origin) ? new URL(origin).host : null);
