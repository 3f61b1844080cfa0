/** Which rows are chosen after a press: one row toggled, or (with shift) everything from the last pressed row to this one. */
export function nextSelection(
  selected: ReadonlySet<string>,
  ids: readonly string[],
  pressed: string,
  anchor: string | null,
  range: boolean,
): Set<string> {
  const next = new Set(selected);
  const to = ids.indexOf(pressed);
  const from = anchor === null ? -1 : ids.indexOf(anchor);
  if (range && from >= 0 && to >= 0) {
    for (const id of ids.slice(Math.min(from, to), Math.max(from, to) + 1)) next.add(id);
    return next;
  }
  if (!next.delete(pressed)) next.add(pressed);
  return next;
}
