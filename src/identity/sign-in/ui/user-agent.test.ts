import { expect, test } from "vitest";
import { deviceWords } from "./user-agent.ts";

test("a browser that names others too is called by its own name", () => {
  const edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0";
  expect(deviceWords(edge)).toBe("Edge・Windows");
});

test("what is no known browser is shown as it came", () => {
  expect(deviceWords("curl/8.5")).toBe("curl/8.5");
});
