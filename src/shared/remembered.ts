/**
 * Keeps what was worked out for a text, for work that asks the same thing very often. Forgets everything when full: what is asked often is
 * soon there again, and nothing has to be kept of who asked when.
 * @param most values kept at once
 */
export function remembered<Value>(most: number): (key: string, make: () => Value) => Value {
  const kept = new Map<string, Value>();
  return (key, make) => {
    const held = kept.get(key);
    if (held !== undefined) return held;
    const made = make();
    if (kept.size >= most) kept.clear();
    kept.set(key, made);
    return made;
  };
}
