import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sharedData } from "../../src/shared/testing/shared-data.ts";
import { commandLine } from "../harness/command-line.ts";

/** `questionnaire` on the built command line: files in, files out, nothing kept. */
const { folder, sekisho } = await commandLine();
const run = (...args: string[]) => sekisho(["questionnaire", ...args]);
const written = (name: string, content: string): string => {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
};

const instrument = written(
  "shiken.json",
  JSON.stringify({
    instrument: "shiken",
    title: "試しの調査",
    questions: [
      { id: "Q1", label: "担当者の有無", type: "single", options: ["いる", "いない"] },
      {
        id: "Q2",
        label: "担当者の人数",
        type: "number",
        unit: "人",
        condition: { question: "Q1", op: "eq", values: ["いる"] },
      },
    ],
  }),
);
const answers = written("kaitou.csv", "回答者,Q1,Q2\nR1,いる,3\nR2,いる,\nR3,いない,\nR4,,\n");
const plan = written(
  "keikaku.yaml",
  "format: sekisho/table-plan/1\ninstrument: shiken\neveryQuestion: false\ntables:\n  - { kind: simple, of: Q1 }\n  - { kind: numbers, of: [Q2] }\n",
);

test("check: an instrument that can be used, and one that cannot, with the place and the remedy", async () => {
  const good = await run("check", instrument);
  expect(good).toMatchObject({ code: 0, err: "" });
  expect(good.out).toContain("試しの調査（shiken 1版、2問）: 使えます。");
  expect((await run("check", "awareness106")).out).toContain("106問");

  const circle = written(
    "meguri.yaml",
    "format: sekisho/instrument/1\nid: meguri\nedition: '1'\ntitle: { ja: めぐり }\nsections:\n  - id: A\n    label: { ja: 区分 }\n    questions:\n      - { id: Q1, kind: text, label: { ja: 設問 }, show: { question: Q1, answered: true } }\n",
  );
  const refused = await run("check", circle);
  expect(refused.code).toBe(1);
  expect(refused.err).toContain(
    "Q1: 条件にある「Q1」は、この設問より後か、この設問自身です。前の設問だけを条件にできます。",
  );

  expect((await run("check", written("yabure.json", '{"instrument": '))).err).toContain("yabure.json を読めません");
  expect((await run("check", "nai")).err).toContain("同梱の調査票: awareness106");
  expect(await run()).toMatchObject({ code: 2 });
});

test("tabulate: JSON, workbook and report of the same tables; base and refused cells are told", async () => {
  const made = await run("tabulate", instrument, answers, "--tables", plan, "--json");
  expect(made).toMatchObject({ code: 0, err: "" });
  const { tables, problems } = JSON.parse(made.out);
  expect(problems).toEqual([]);
  expect(tables).toMatchObject([
    {
      kind: "simple_single",
      question: "Q1",
      n: 4,
      items: [
        { option: "いる", count: 2, percent: 50 },
        { option: "いない", count: 1, percent: 25 },
        { option: "無回答", count: 1, percent: 25 },
      ],
    },
    { kind: "numeric_summary", question: "Q2", n: 1, mean: 3 },
  ]);
  for (const [format, magic] of [
    ["xlsx", "PK"],
    ["pdf", "%PDF"],
  ] as const) {
    const out = join(folder, `hyou.${format}`);
    expect(await run("tabulate", instrument, answers, `--${format}`, "--out", out)).toMatchObject({ code: 0 });
    expect(readFileSync(out).subarray(0, magic.length).toString()).toBe(magic);
  }
  const odd = written("henna.csv", "Q1,Q2\nいるかも,3\nいない,5\nいる,三人\n");
  const told = await run("tabulate", instrument, odd);
  expect(told.code).toBe(0);
  expect(told.out).toContain("いるかも");
  expect(told.out).toContain("三人");
});

test.each([
  [
    "answers to no question of it",
    () => [instrument, written("betsu.csv", "名前,年齢\n山田,40\n")],
    "見出しに、調査票の設問がひとつもありません",
  ],
  ["one question twice", () => [instrument, written("nijuu.csv", "Q1,Q1\nいる,いる\n")], "同じ設問の列が二つあります"],
  ["an empty file", () => [instrument, written("kara.csv", "")], "ファイルが空です"],
  ["no file", () => [instrument, join(folder, "nai.csv")], "見つかりません"],
  [
    "a plan for another instrument",
    () => ["isac2022", written("isac.csv", "Q1\nはい\n"), "--tables", plan],
    "別の調査票の計画です",
  ],
])("tabulate refuses %s and says what to do", async (_, args, words) => {
  const ran = await run("tabulate", ...args());
  expect(ran.code).toBe(1);
  expect(ran.err).toContain(words);
});

const shared = sharedData();
test.skipIf(!shared)("the printed tables of the 106 questions come out of the answers, cell by cell", async () => {
  const data = join(shared ?? "", "questionnaire");
  const out = join(folder, "insatsu.json");
  const ran = await run(
    ...["tabulate", join(data, "awareness106.json"), join(data, "awareness106_synthetic.csv")],
    ...["--tables", "awareness106", "--json", "--out", out],
  );
  expect(ran).toMatchObject({ code: 0, err: "" });
  const compare = join(shared ?? "", "../tools/compare-tables.mjs");
  const score = execFileSync(process.execPath, [compare, out, join(data, "awareness106_tables_sample.json")]);
  expect(score.toString()).toMatch(/^score: (\d+)\/\1 printed cells equal, 0 tables absent of 60$/m);
});
