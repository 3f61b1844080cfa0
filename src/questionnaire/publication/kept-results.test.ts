import { expect, test } from "vitest";
import { defaultRule, type ProtectionRequest } from "../disclosure/protection.ts";
import { keptProtections } from "./kept-protections.store.ts";
import { type ReleaseFile, releaseFiles } from "./release-file.routes.ts";
import { aRelease } from "./testing/a-release.ts";

/** Threads that count what they are asked for, and fail as often as told. */
function threads(failures = 0) {
  const asked: string[] = [];
  const run = async <Output>(task: string): Promise<Output> => {
    asked.push(task);
    if (asked.length <= failures) throw new Error("the worker thread ended");
    return new Uint8Array([asked.length]) as Output;
  };
  return { asked, run };
}

const request = (threshold: number): ProtectionRequest => ({
  tables: [],
  respondents: 46,
  rule: { ...defaultRule, threshold },
  earlier: [],
  choice: { kind: "suppress" },
  propose: false,
});

test("what was worked out for a preview is not worked out again to publish it, also while it is still running", async () => {
  const { asked, run } = threads();
  const protect = keptProtections(run);
  await Promise.all([protect(request(5)), protect(request(5))]);
  await protect(request(5));
  expect(asked).toHaveLength(1);
  await protect(request(3));
  expect(asked).toHaveLength(2);
});

test("only the last few are kept, and a failure is none of them", async () => {
  const { asked, run } = threads(1);
  const protect = keptProtections(run);
  await expect(protect(request(5))).rejects.toThrow();
  for (const threshold of [5, 6, 7, 8, 9]) await protect(request(threshold));
  expect(asked).toHaveLength(6);
  await protect(request(9));
  expect(asked).toHaveLength(6);
  await protect(request(5));
  expect(asked).toHaveLength(7);
});

test("a file of a release is made once, however many ask; the JSON needs no thread", async () => {
  const { asked, run } = threads();
  const file = releaseFiles(run);
  const { content: document } = aRelease("つばめ");
  const wanted: ReleaseFile = { document, contentSha256: "a", name: "結果", format: "pdf" };
  await Promise.all([file(wanted), file(wanted)]);
  await file({ ...wanted, format: "json" });
  expect(asked).toEqual(["questionnaire.report"]);
  await file({ ...wanted, contentSha256: "b" });
  expect(asked).toHaveLength(2);
});
