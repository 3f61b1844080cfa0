import type { Source } from "../../contract.ts";
import { stableName } from "../tables/source-key.ts";

const names = new Map<string, string>();

function remembered(file: string): string {
  let name = names.get(file);
  if (name === undefined) {
    if (names.size > 1_000) names.clear();
    name = stableName(file);
    names.set(file, name);
  }
  return name;
}

/** Which list a row stands in, the same for this year's and last year's file. */
export function originOf(file: string, sheet: string | null): string {
  return `${remembered(file)}#${sheet ?? ""}`;
}

export function samePlace(a: Source | undefined, b: Source): boolean {
  return a?.type === "file" && b.type === "file" && a.row === b.row && a.file === b.file && a.sheet === b.sheet;
}

export function sameOrigin(a: Source | undefined, b: Source): boolean {
  return (
    a?.type === "file" &&
    b.type === "file" &&
    a.sheet === b.sheet &&
    (a.file === b.file || remembered(a.file) === remembered(b.file))
  );
}
