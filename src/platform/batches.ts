/**
 * Gathers what comes while the batch before is being written, and writes it as one: so many who save at once wait for one commit to reach
 * the disk and not for each other's. Nobody waits for a batch to fill: with nothing under way it is written at once.
 * @param write gives the outcomes in the order of the items; what it throws, all items of the batch are told
 * @param most  items in one batch
 * @returns a function that hands over one item; only items of the same key share a batch
 */
export function inBatches<Item, Outcome>(
  write: (key: string, items: readonly Item[]) => Promise<readonly Outcome[]>,
  most: number,
): (key: string, item: Item) => Promise<Outcome> {
  const waiting = new Map<string, Waiting<Item, Outcome>[]>();

  async function writeAll(key: string, queue: Waiting<Item, Outcome>[]): Promise<void> {
    while (queue.length > 0) {
      const batch = queue.splice(0, most);
      try {
        const outcomes = await write(
          key,
          batch.map(({ item }) => item),
        );
        for (const [index, { resolve }] of batch.entries()) resolve(outcomes[index] as Outcome);
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    waiting.delete(key);
  }

  return (key, item) =>
    new Promise((resolve, reject) => {
      const one = { item, resolve, reject };
      const queue = waiting.get(key);
      if (queue) {
        queue.push(one);
        return;
      }
      const begun = [one];
      waiting.set(key, begun);
      void writeAll(key, begun);
    });
}

interface Waiting<Item, Outcome> {
  item: Item;
  resolve(outcome: Outcome): void;
  reject(error: unknown): void;
}
