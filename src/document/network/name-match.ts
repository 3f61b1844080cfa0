/** A name without what people write differently: width, case, blanks, brackets and quotation marks. */
export const plainName = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s「」『』"'()・･]/gu, "");

/** Shorter ones ("HD") would match by chance. */
const shortest = 2;

/**
 * The named thing that a free text speaks of: the same name, else the longest name that the text begins with (「電子カルテ保守」
 * speaks of 「電子カルテ」), else the only one that begins with the text. Undefined rather than a guess between two.
 */
export function matchName<Thing>(
  text: string | null,
  things: readonly Thing[],
  nameOf: (thing: Thing) => string,
): Thing | undefined {
  const wanted = plainName(text ?? "");
  if (wanted.length < shortest) return undefined;
  const named = things
    .flatMap((thing) => namesOf(nameOf(thing)).map((name) => ({ thing, name })))
    .filter(({ name }) => name.length >= shortest);
  const same = named.find(({ name }) => name === wanted);
  if (same) return same.thing;
  const [longest] = named
    .filter(({ name }) => wanted.startsWith(name))
    .toSorted((a, b) => b.name.length - a.name.length);
  if (longest) return longest.thing;
  const longer = new Set(named.filter(({ name }) => name.startsWith(wanted)).map(({ thing }) => thing));
  return longer.size === 1 ? [...longer][0] : undefined;
}

/** With and without what stands in brackets behind it: 検体検査（LIS）. */
const namesOf = (name: string): string[] => [
  ...new Set([plainName(name), plainName(name.normalize("NFKC").replace(/\(.*$/u, ""))]),
];
