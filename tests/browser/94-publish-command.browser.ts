import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { canonicalJson } from "../../src/shared/canonical-json.ts";
import { commandLine } from "../harness/command-line.ts";

/** `questionnaire publish` on the built command line: what may leave the house, or why not. */
const { folder, sekisho } = await commandLine();
const written = (name: string, content: string): string => {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
};

const option = (id: string, label: string) => ({ id, label: { ja: label } });
const single = (id: string, label: string, options: readonly string[]) => ({
  id,
  kind: "single",
  label: { ja: label },
  options: options.map((words, index) => option(String(index + 1), words)),
});
const instrument = written(
  "taisaku.json",
  JSON.stringify({
    format: "sekisho/instrument/1",
    id: "taisaku",
    edition: "1",
    title: { ja: "対策の調査" },
    sections: [
      {
        id: "S",
        label: { ja: "全般" },
        questions: [single("Q1", "部門", ["ある", "ない"]), single("Q2", "対策", ["している", "していない"])],
      },
    ],
  }),
);
/** 部門あり: 20 do, 9 do not; 部門なし: 2 do, 11 do not. */
const rows = [
  ["1", "1", 20],
  ["1", "2", 9],
  ["2", "1", 2],
  ["2", "2", 11],
] as const;
const lines = rows.flatMap(([q1, q2, count]) => Array.from({ length: count }, () => `${q1},${q2}`));
const answers = written("kaitou.csv", `Q1,Q2\n${lines.join("\n")}\n`);
const plan = written(
  "keikaku.yaml",
  "format: sekisho/table-plan/1\ninstrument: taisaku\ntables:\n  - { kind: cross, rows: Q1, columns: Q2 }\n",
);
const publish = (...args: string[]) =>
  sekisho(["questionnaire", "publish", instrument, answers, "--tables", plan, ...args]);

interface Outcome {
  release: { tables: { kind: string; rows: { cells: ("X" | { count: number })[] }[] }[] };
  sha256: string;
  loss: { primary: number; complementary: number };
  verdict: { safe: boolean };
}
const crossOf = ({ release }: Outcome) =>
  release.tables
    .find(({ kind }) => kind === "cross")
    ?.rows.map(({ cells }) => cells.slice(0, 2).map((cell) => (cell === "X" ? cell : cell.count)));

test("publish: the small figure and what leads to it are hidden, the loss stands beside that of hiding it alone", async () => {
  const ran = await publish("--threshold", "5", "--json");
  expect(ran).toMatchObject({ code: 0, err: "" });
  const outcome: Outcome = JSON.parse(ran.out);
  expect(crossOf(outcome)?.[1]?.[0]).toBe("X");
  const { loss, verdict, release } = outcome;
  expect([loss.primary, verdict.safe]).toEqual([1, true]);
  const cells = release.tables.flatMap((table) => table.rows.flatMap((row) => row.cells));
  const hidden = cells.filter((cell) => cell === "X").length;
  expect(hidden).toBeGreaterThan(1);
  expect(loss.primary + loss.complementary).toBe(hidden);
  expect(createHash("sha256").update(canonicalJson(outcome.release)).digest("hex")).toBe(outcome.sha256);
  expect((await publish("--threshold", "5")).out).toContain(
    `${hidden} か所を伏せました（小さい数だけを伏せると 1 か所）`,
  );
});

test("publish: what an earlier release told is known, and hiding it again is said to protect nobody", async () => {
  const before = join(folder, "mae.json");
  expect((await publish("--threshold", "2", "--out", before)).code).toBe(0);
  const told: Outcome = JSON.parse(readFileSync(before, "utf8"));
  expect(crossOf(told)).toEqual([
    [20, 9],
    [2, 11],
  ]);
  const ran = await publish("--threshold", "5", "--earlier", before, "--json");
  const { verdict } = JSON.parse(ran.out);
  expect(verdict.alreadyTold).toHaveLength(1);
});

test("publish: with --compare, other ways stand beside it with what they cost", async () => {
  const { out } = await publish("--threshold", "5", "--compare", "--json");
  const { proposals } = JSON.parse(out);
  expect(proposals.map(({ choice }: { choice: { kind: string } }) => choice.kind)).toContain("drop");
  expect((await publish("--threshold", "5", "--compare")).out).toMatch(/表を外す（.*）: 失われる数 \d/);
});

test("publish: workbook and report of the released tables", async () => {
  for (const [format, magic] of [
    ["xlsx", "PK"],
    ["pdf", "%PDF"],
  ] as const) {
    const out = join(folder, `kouhyou.${format}`);
    expect((await publish("--threshold", "5", `--${format}`, "--out", out)).code).toBe(0);
    expect(readFileSync(out).subarray(0, magic.length).toString("latin1")).toBe(magic);
  }
});

test("publish: refused with the reason, exit code 1, and nothing written; a missing threshold is wrong use", async () => {
  const refused = await publish("--threshold", "50", "--json");
  expect(refused.code).toBe(1);
  expect(JSON.parse(refused.out).refused.reason).toBe("too_few_respondents");
  expect((await publish()).code).toBe(2);
  expect((await publish("--threshold", "1")).code).toBe(2);
  expect((await publish("--threshold", "5", "--earlier", answers)).err).toContain(
    "公表したファイル（JSON）ではありません",
  );
});
