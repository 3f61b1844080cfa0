/**
 * Two tabs that write the same things would each overwrite what the other knows; the first one holds the device until it is closed.
 * @returns false when another tab has it
 */
export function holdAlone(): Promise<boolean> {
  if (!navigator.locks) return Promise.resolve(true);
  return new Promise((resolve) => {
    void navigator.locks.request("sekisho-capture", { ifAvailable: true }, (lock) => {
      resolve(lock !== null);
      // Held as long as this page lives.
      return lock ? new Promise<never>(() => {}) : undefined;
    });
  });
}
