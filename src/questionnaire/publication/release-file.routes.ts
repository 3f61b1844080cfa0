import type { FastifyReply } from "fastify";
import type { Threads } from "../../platform/threads.ts";
import { canonicalJson } from "../../shared/canonical-json.ts";
import { mediaTypes, type ReportFormat } from "../report/report-format.ts";
import { ReleaseContent, reportOf } from "./release.ts";

export interface ReleaseFile {
  /** As it is kept: what was hashed, whatever a later version of this program makes of it. */
  document: unknown;
  contentSha256: string;
  /** Without its ending. */
  name: string;
  format: ReportFormat;
}

/** So many files are kept ready. A release never changes, and anybody may ask for its report any number of times. */
const mostKept = 24;

/** Makes files of releases, each once. */
export function releaseFiles(run: Threads["run"]): (file: ReleaseFile) => Promise<Uint8Array> {
  const kept = new Map<string, Promise<Uint8Array>>();
  return ({ document, contentSha256, format }) => {
    if (format === "json") return Promise.resolve(jsonFile(document));
    const key = `${contentSha256} ${format}`;
    const before = kept.get(key);
    if (before) return before;
    const made = run<Uint8Array>("questionnaire.report", { report: reportOf(ReleaseContent.parse(document)), format });
    kept.set(key, made);
    made.catch(() => kept.delete(key));
    for (const oldest of [...kept.keys()].slice(0, -mostKept)) kept.delete(oldest);
    return made;
  };
}

/** Exactly what was hashed when it was published: its SHA-256 is the one that is shown. */
const jsonFile = (document: unknown): Uint8Array => Buffer.from(canonicalJson(document));

export function sendReleaseFile(reply: FastifyReply, { name, format }: ReleaseFile, bytes: Uint8Array) {
  const shown = format === "pdf" ? "inline" : "attachment";
  return reply
    .type(mediaTypes[format])
    .header("content-disposition", `${shown}; filename*=UTF-8''${encodeURIComponent(`${name}.${format}`)}`)
    .send(Buffer.from(bytes));
}
