import { z } from "zod";
import { searchable } from "../../shared/text.ts";

/** Somebody to be asked, as a list names them. */
export interface ListedRespondent {
  name: string;
  email: string | null;
}

export type ListProblem = "no_name" | "bad_address" | "twice";

/** A line of a list and what was read from it; `place` counts lines from 1, as the list shows them. */
export type ReadLine = { place: number } & (
  | { respondent: ListedRespondent; problem: null }
  | { text: string; problem: ListProblem }
);

const address = z.email().max(254);
const nameHeads = ["名前", "氏名", "名称", "宛名", "施設名", "医療機関名", "病院名", "会社名", "name"];
const addressHeads = ["メール", "メールアドレス", "eメール", "email", "e-mail", "mail", "アドレス"];

/**
 * Reads a list of respondents: a name and a mail address in each line, in whichever order, with or without a line of headings. Other
 * columns are not looked at. A line with an address alone is named by it.
 * @param lines the cells of each line
 * @returns one for each line that is not empty and not the headings
 */
export function readRespondents(lines: readonly (readonly string[])[]): ReadLine[] {
  const cells = lines.map((line) => line.map((cell) => cell.normalize("NFKC").trim()));
  const head = cells.findIndex((line) => line.some((cell) => cell !== ""));
  const columns = columnsOf(cells[head] ?? []);
  const seen = new Set<string>();
  return cells.flatMap((line, index): ReadLine[] => {
    if (line.every((cell) => cell === "") || (columns && index === head)) return [];
    return [readLine(line, columns, index + 1, seen)];
  });
}

interface Columns {
  name: number;
  email: number;
}

function columnsOf(line: readonly string[]): Columns | null {
  const at = (heads: readonly string[]) => line.findIndex((cell) => heads.includes(searchable(cell)));
  const [name, email] = [at(nameHeads.map(searchable)), at(addressHeads.map(searchable))];
  return name === -1 && email === -1 ? null : { name, email };
}

function readLine(line: readonly string[], columns: Columns | null, place: number, seen: Set<string>): ReadLine {
  const text = line.filter((cell) => cell !== "").join(" ");
  const stated = columns ? (line[columns.email] ?? "") : (line.find((cell) => cell.includes("@")) ?? "");
  const email = stated === "" ? null : stated.toLowerCase();
  const named = columns ? (line[columns.name] ?? "") : (line.find((cell) => cell !== "" && cell !== stated) ?? "");
  const name = named || (email ?? "");
  if (name === "") return { place, text, problem: "no_name" };
  if (email !== null && !address.safeParse(email).success) return { place, text, problem: "bad_address" };
  // Two of the same name may be two; one address is one respondent.
  if (email !== null && seen.has(email)) return { place, text, problem: "twice" };
  if (email !== null) seen.add(email);
  return { place, respondent: { name: name.slice(0, 200), email }, problem: null };
}

/** Cells of a pasted list: from a spreadsheet (tabs), or with commas; "山田 花子 <hanako@example.jp>" is a name and an address. */
export function pastedLines(text: string): string[][] {
  return text.split(/\r\n?|\n/).map((line) => {
    const mailbox = /^\s*"?([^"<>]*)"?\s*<([^<>]+)>\s*$/.exec(line);
    if (mailbox) return [mailbox[1] ?? "", mailbox[2] ?? ""];
    return line.split(line.includes("\t") ? "\t" : /[,、，;；]/);
  });
}
