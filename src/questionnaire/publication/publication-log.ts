import { canonicalJson } from "../../shared/canonical-json.ts";

/** One line of an organisation's publication log. It names what was published by its hash, and the line before by that one's. */
export interface LogEntry {
  /** 1, 2, … within the organisation. */
  seq: number;
  action: "published" | "withdrawn";
  roundId: string;
  releaseId: string;
  /** SHA-256 of the release's content as canonical JSON, in hexadecimal. */
  contentSha256: string;
  /** Only of a withdrawal. */
  why: string | null;
  actedBy: string;
  /** ISO moment. */
  actedAt: string;
}

export interface LoggedEntry extends LogEntry {
  /** "" for the first. */
  previousHash: string;
  hash: string;
}

/** SHA-256 of a text, in hexadecimal. */
export type Hash = (text: string) => string;

export const entryHash = (hash: Hash, previousHash: string, entry: LogEntry): string => {
  const { seq, action, roundId, releaseId, contentSha256, why, actedBy, actedAt } = entry;
  return hash(
    `${previousHash}\n${canonicalJson({ seq, action, roundId, releaseId, contentSha256, why, actedBy, actedAt })}`,
  );
};

/** What a release is known by: the hash of exactly the bytes that the public downloads as JSON. */
export const contentHash = (hash: Hash, content: unknown): string => hash(canonicalJson(content));

export interface BrokenLog {
  /** Line of the log that does not hold, or the next after the last where a release is in no line. */
  seq: number;
  problem: "missing" | "unlinked" | "altered" | "content" | "unlogged";
}

/**
 * Walks the whole log and holds every release against the line that names it.
 * @param releases what the database holds as published, in any order
 * @returns the first thing that was tampered with, or null
 */
export function firstBroken(
  hash: Hash,
  entries: readonly LoggedEntry[],
  releases: readonly { id: string; content: unknown }[],
): BrokenLog | null {
  let previous = "";
  for (const [index, entry] of entries.entries()) {
    if (entry.seq !== index + 1) return { seq: index + 1, problem: "missing" };
    if (entry.previousHash !== previous) return { seq: entry.seq, problem: "unlinked" };
    if (entryHash(hash, previous, entry) !== entry.hash) return { seq: entry.seq, problem: "altered" };
    previous = entry.hash;
  }
  const contents = new Map(releases.map(({ id, content }) => [id, contentHash(hash, content)]));
  const wrong = entries.find(({ releaseId, contentSha256 }) => contents.get(releaseId) !== contentSha256);
  if (wrong) return { seq: wrong.seq, problem: "content" };
  const logged = new Set(entries.map(({ releaseId }) => releaseId));
  return releases.every(({ id }) => logged.has(id)) ? null : { seq: entries.length + 1, problem: "unlogged" };
}
