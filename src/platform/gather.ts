/**
 * Writes what comes in while a write is under way together with the next one: nobody waits for more than two writes, and a busy moment
 * costs a few of them. Entries of one key go together and keep their order; those of different keys do not wait for each other.
 * @param write everything that has come in for this key; when it fails, each of them fails
 * @returns adds one entry; done when it has been written
 */
export function gather<Entry>(
  write: (key: string, entries: readonly Entry[]) => Promise<void>,
): (key: string, entry: Entry) => Promise<void> {
  const lanes = new Map<string, { last: Promise<void>; next: { entries: Entry[]; written: Promise<void> } | null }>();
  return (key, entry) => {
    const lane = lanes.get(key) ?? { last: Promise.resolve(), next: null };
    lanes.set(key, lane);
    if (lane.next) {
      lane.next.entries.push(entry);
      return lane.next.written;
    }
    const entries = [entry];
    const written = lane.last.then(() => {
      lane.next = null;
      return write(key, entries);
    });
    lane.next = { entries, written };
    lane.last = written
      .catch(() => undefined)
      .then(() => {
        if (lane.next === null && lanes.get(key) === lane) lanes.delete(key);
      });
    return written;
  };
}
