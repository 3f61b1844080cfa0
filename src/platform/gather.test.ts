import { expect, test } from "vitest";
import { gather } from "./gather.ts";

/** Writes that end when the test says so. */
function stage() {
  const begun: { key: string; entries: readonly string[]; end: (error?: Error) => void }[] = [];
  const add = gather<string>(
    (key, entries) =>
      new Promise((resolve, reject) => {
        begun.push({ key, entries: [...entries], end: (error) => (error ? reject(error) : resolve()) });
      }),
  );
  return { add, begun };
}
const moment = () => new Promise((resolve) => setTimeout(resolve, 0));

test("what comes in while a write is under way goes together with the next one, in its order", async () => {
  const { add, begun } = stage();
  const done: string[] = [];
  const note = (entry: string) => add("a", entry).then(() => done.push(entry));
  note("1");
  await moment();
  note("2");
  note("3");
  await moment();
  expect(begun.map(({ entries }) => entries)).toEqual([["1"]]);
  begun[0]?.end();
  await moment();
  expect(done).toEqual(["1"]);
  expect(begun.map(({ entries }) => entries)).toEqual([["1"], ["2", "3"]]);
  begun[1]?.end();
  await moment();
  expect(done).toEqual(["1", "2", "3"]);
  note("4");
  await moment();
  expect(begun[2]?.entries).toEqual(["4"]);
});

test("one key does not wait for another", async () => {
  const { add, begun } = stage();
  const slow = add("a", "1");
  const quick = add("b", "2");
  await moment();
  begun.find(({ key }) => key === "b")?.end();
  await quick;
  begun.find(({ key }) => key === "a")?.end();
  await slow;
});

test("a write that fails fails for everybody in it, and for nobody after it", async () => {
  const { add, begun } = stage();
  add("a", "0");
  await moment();
  const outcomes = Promise.allSettled([add("a", "1"), add("a", "2")]);
  begun[0]?.end();
  await moment();
  const after = add("a", "3");
  begun[1]?.end(new Error("disk"));
  expect((await outcomes).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  await moment();
  begun[2]?.end();
  await after;
});
