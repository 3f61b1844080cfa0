const everyMs = 5_000;

/** Says on standard error how far long work has come, every five seconds; short work says nothing, and nothing is said to a program. */
export function tellProgress(quiet: boolean): (what: string, bytes: number, of: number) => void {
  let next = Date.now() + everyMs;
  return (what, bytes, of) => {
    if (quiet || Date.now() < next) return;
    next = Date.now() + everyMs;
    const share = of > 0 ? `（約 ${Math.min(99, Math.floor((100 * bytes) / of))} %）` : "";
    console.error(`${what}… ${Math.round(bytes / 1e6)} MB${share}`);
  };
}
