import { createHash } from "node:crypto";
import { whatHash, whoHash } from "../../questionnaire/round/link-secret.store.ts";
import { type Copy, placeOf, type Row, secretsIn } from "./answers-copy.ts";

/** Ways to find out from a copy who gave which answer. */

/** Every value that may lead to another, and what it gives hashed in the ways that the source of this program shows. */
function traces(values: readonly unknown[]): Set<string> {
  const found = new Set<string>();
  const walk = (value: unknown): void => {
    if (typeof value === "string" && value.length >= 8) found.add(value);
    else if (Buffer.isBuffer(value)) found.add(value.toString("hex"));
    else if (value instanceof Date) found.add(value.toISOString());
    else if (value && typeof value === "object") Object.values(value).forEach(walk);
  };
  values.forEach(walk);
  for (const value of [...found]) {
    const plain = createHash("sha256").update(value).digest();
    for (const hash of [whoHash(value), whatHash(value), plain.toString("hex"), plain.toString("base64url")])
      found.add(hash);
  }
  return found;
}

/** What more rows of a table share names none of them: the round, the organisation, the day. */
const crowd = 10;

function telling(rows: readonly Row[]): Map<Row, Set<string>> {
  const own = new Map(rows.map(({ ctid: _, ...row }, index) => [rows[index] as Row, traces(Object.values(row))]));
  const counts = new Map<string, number>();
  for (const set of own.values()) for (const value of set) counts.set(value, (counts.get(value) ?? 0) + 1);
  for (const set of own.values()) for (const value of set) if ((counts.get(value) ?? 0) >= crowd) set.delete(value);
  return own;
}

/**
 * Follows shared values from the address of each person, through mails, their secrets and every table, to the answers.
 * @returns for each address the sheets reached, where fewer than a crowd are
 */
export function followed(copy: Copy): Map<string, Row[]> {
  const tables = [...Map.groupBy(copy.everything, ({ table }) => table).values()].map((rows) =>
    telling(rows.map(({ row }) => row)),
  );
  const reached = new Map<string, Row[]>();
  for (const [address, mails] of Map.groupBy(copy.mails, ({ to }) => to)) {
    const rows = reach(tables, traces([address, ...mails.flatMap(secretsIn)]));
    const sheets = copy.sheets.filter((sheet) => rows.has(sheet));
    if (sheets.length > 0 && sheets.length < crowd) reached.set(address, sheets);
  }
  return reached;
}

function reach(tables: readonly Map<Row, Set<string>>[], known: Set<string>): Set<Row> {
  const rows = new Set<Row>();
  for (let grew = true; grew; ) {
    grew = false;
    for (const [row, values] of tables.flatMap((table) => [...table])) {
      if (rows.has(row) || ![...values].some((value) => known.has(value))) continue;
      rows.add(row);
      grew = true;
      for (const value of values) known.add(value);
    }
  }
  return rows;
}

/**
 * Whoever holds the secrets knows the ticket of each person. Tickets and answers are put in order and laid side by side.
 * @param truth address of who gave the answer of a row
 * @returns how many stand beside their own, and the rank correlation of the two orders
 */
export function sideBySide(copy: Copy, rows: readonly Row[], key: (row: Row) => number | string, truth: Truth) {
  const holders = new Map(copy.mails.flatMap((mail) => secretsIn(mail).map((secret) => [whatHash(secret), mail.to])));
  const inOrder = (some: readonly Row[]) =>
    some.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : placeOf(a) - placeOf(b)));
  const people = inOrder(copy.tickets.filter(({ spent }) => spent)).map((row) => holders.get(String(row.what_hash)));
  const authors = inOrder(rows).map(truth);
  const places = people.map((person) => authors.indexOf(person ?? ""));
  return { right: places.filter((place, index) => place === index).length, correlation: rankCorrelation(places) };
}
export type Truth = (row: Row) => string;

/** Spearman, of a permutation against its own order. */
function rankCorrelation(places: readonly number[]): number {
  const n = places.length;
  const squares = places.reduce((sum, place, index) => sum + (place - index) ** 2, 0);
  return 1 - (6 * squares) / (n * (n * n - 1));
}
