import { expect, test } from "vitest";
import { firstDifference, isSafePath } from "./manifest.ts";

const file = (path: string, sha256 = "aa", size = 1) => ({ path, size, sha256 });

test("files that are as the manifest says differ nowhere, in whatever order", () => {
  expect(firstDifference([file("a"), file("b")], [file("b"), file("a")])).toBeNull();
});

test("a changed, missing, shortened or added file is named", () => {
  const said = [file("a"), file("b")];
  expect(firstDifference(said, [file("a"), file("b", "bb")])).toBe("b");
  expect(firstDifference(said, [file("b")])).toBe("a");
  expect(firstDifference(said, [file("a", "aa", 0), file("b")])).toBe("a");
  expect(firstDifference(said, [file("a"), file("b"), file("c")])).toBe("c");
});

test("no entry leaves the folder that it is restored to", () => {
  expect(["data/files/x", "data/控え 1.txt", "data/..x/y"].map(isSafePath)).toEqual([true, true, true]);
  const bad = ["", "/etc/passwd", "data/../../x", "data\\..\\x", "C:\\x", "..", "data/x\0y"];
  expect(bad.map(isSafePath)).toEqual(bad.map(() => false));
});
