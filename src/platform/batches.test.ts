import { expect, test } from "vitest";
import { inBatches } from "./batches.ts";

function gathered(most = 10) {
  const batches: { key: string; items: readonly number[]; done: () => void; fail: (error: Error) => void }[] = [];
  const hand = inBatches<number, string>(
    (key, items) =>
      new Promise((resolve, reject) => {
        batches.push({ key, items, done: () => resolve(items.map((item) => `${key}${item}`)), fail: reject });
      }),
    most,
  );
  return { batches, hand };
}
const settled = () => new Promise((resolve) => setImmediate(resolve));

test("the first is written at once, what comes meanwhile together after it, and each is told its own outcome", async () => {
  const { batches, hand } = gathered();
  const all = Promise.all([hand("a", 1), hand("a", 2), hand("a", 3)]);
  expect(batches.map(({ items }) => items)).toEqual([[1]]);
  batches[0]?.done();
  await settled();
  expect(batches.map(({ items }) => items)).toEqual([[1], [2, 3]]);
  batches[1]?.done();
  expect(await all).toEqual(["a1", "a2", "a3"]);
});

test("keys do not wait for each other, and no batch is larger than allowed", async () => {
  const { batches, hand } = gathered(2);
  void Promise.all([hand("a", 1), hand("b", 1), hand("a", 2), hand("a", 3), hand("a", 4)]);
  expect(batches.map(({ key }) => key)).toEqual(["a", "b"]);
  batches[0]?.done();
  await settled();
  expect(batches[2]?.items).toEqual([2, 3]);
});

test("a batch that fails is told to all in it, and to nobody else", async () => {
  const { batches, hand } = gathered();
  const first = hand("a", 1);
  const later = [hand("a", 2), hand("a", 3)].map((one) => one.catch((error: Error) => error.message));
  batches[0]?.done();
  await settled();
  batches[1]?.fail(new Error("disk"));
  expect([await first, ...(await Promise.all(later))]).toEqual(["a1", "disk", "disk"]);
  const after = hand("a", 4);
  batches[2]?.done();
  expect(await after).toBe("a4");
});
