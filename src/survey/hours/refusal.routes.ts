import type { FastifyRequest } from "fastify";
import { languageOf } from "../../identity/api.ts";
import { Refused } from "../../platform/http/mount.ts";
import { type HoursRefusal, wordsOf } from "./refusal.ts";

/** The one place where reasons about hours become HTTP. */
export function toHttp(request: FastifyRequest, refusal: HoursRefusal): Refused {
  const { status, ...words } = wordsOf(refusal);
  const place = "day" in refusal ? refusal.day : "rowId" in refusal ? refusal.rowId : null;
  return new Refused(status, refusal.reason, words[languageOf(request.headers["accept-language"])], place);
}
