import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { contentHash, entryHash, firstBroken, type LogEntry, type LoggedEntry } from "./publication-log.ts";

const hash = (text: string) => createHash("sha256").update(text).digest("hex");
const releases = [
  { id: "A", content: { title: "第1報", tables: [1, 2] } },
  { id: "B", content: { title: "第2報", tables: [3] } },
];
const contentOf = (id: string) => contentHash(hash, releases.find((release) => release.id === id)?.content);

/** Published A, published B, withdrew A. */
function aLog(): LoggedEntry[] {
  const entries: LogEntry[] = [
    { ...line(1, "A"), action: "published", why: null },
    { ...line(2, "B"), action: "published", why: null },
    { ...line(3, "A"), action: "withdrawn", why: "数え直し" },
  ];
  let previousHash = "";
  return entries.map((entry) => {
    const logged = { ...entry, previousHash, hash: entryHash(hash, previousHash, entry) };
    previousHash = logged.hash;
    return logged;
  });
}
const line = (seq: number, releaseId: string) => ({
  seq,
  releaseId,
  roundId: "R",
  contentSha256: contentOf(releaseId),
  actedBy: "公表 花子",
  actedAt: "2026-11-20T05:00:00.000Z",
});

test("a log nobody touched holds", () => {
  expect(firstBroken(hash, aLog(), releases)).toBeNull();
  expect(firstBroken(hash, [], [])).toBeNull();
});

test("the hash of a content does not depend on the order in which a database gives its members", () => {
  expect(contentHash(hash, { tables: [1, 2], title: "第1報" })).toBe(contentOf("A"));
});

test("a line that was changed, taken out, put elsewhere or cut off is found, each at its place", () => {
  const altered = aLog().map((entry) => (entry.seq === 3 ? { ...entry, why: "都合により" } : entry));
  expect(firstBroken(hash, altered, releases)).toEqual({ seq: 3, problem: "altered" });
  const without = aLog().filter(({ seq }) => seq !== 2);
  expect(firstBroken(hash, without, releases)).toEqual({ seq: 2, problem: "missing" });
  const renumbered = without.map((entry, index) => ({ ...entry, seq: index + 1 }));
  expect(firstBroken(hash, renumbered, releases)).toEqual({ seq: 2, problem: "unlinked" });
  expect(firstBroken(hash, aLog().slice(0, 1), releases)).toEqual({ seq: 2, problem: "unlogged" });
});

test("a line written anew with a hash of its own no longer fits the next", () => {
  const [first, ...rest] = aLog();
  if (!first) throw new Error("there is a first line");
  const forged = { ...first, actedBy: "別人" };
  const log = [{ ...forged, hash: entryHash(hash, "", forged) }, ...rest];
  expect(firstBroken(hash, log, releases)).toEqual({ seq: 2, problem: "unlinked" });
});

test("a published figure that was changed afterwards is found, though the log itself holds", () => {
  const touched = releases.map((release) => (release.id === "B" ? { ...release, content: { tables: [4] } } : release));
  expect(firstBroken(hash, aLog(), touched)).toEqual({ seq: 2, problem: "content" });
  expect(firstBroken(hash, aLog(), releases.slice(1))).toEqual({ seq: 1, problem: "content" });
});
