import { expect, test } from "vitest";
import { likelyColumns, numberKey, planWordings } from "./official-wording.ts";
import { shippedChecklists } from "./shipped.ts";

const edition = (name: string) => {
  const found = shippedChecklists.find((one) => one.edition === name);
  if (!found) throw new Error(name);
  return found;
};
const columns = { number: 1, text: 2 };

test("numbers are the same however they are typed", () => {
  expect(["２－（１）", "2-(1)", "2‐1", " 2-1 ", "2ー①"].map(numberKey)).toEqual(Array(5).fill("2-1"));
});

test("a row sets the words of its item, leaves what already stands, and says what it replaces", () => {
  const lines = [
    ["番号", "確認項目"],
    ["1-1", "安全管理責任者を設置している。"],
    ["2-1", "台帳管理を行っている。"],
    ["2-2", "事業者に確認した。"],
  ];
  const known = new Map([
    ["F-02", "台帳管理を行っている。"],
    ["F-03", "古い文言"],
  ]);
  const onlyFacility = {
    ...edition("r7"),
    items: edition("r7").items.filter(({ audience }) => audience === "facility"),
  };
  const { rows, left } = planWordings(onlyFacility, lines, columns, known);
  expect(rows.map(({ row, item, outcome, before }) => [row, item, outcome, before])).toEqual([
    [1, null, "unknownNumber", null],
    [2, "F-01", "set", null],
    [3, "F-02", "same", "台帳管理を行っている。"],
    [4, "F-03", "replaces", "古い文言"],
  ]);
  expect(left.map(({ id }) => id)).not.toContain("F-01");
  expect(left).toHaveLength(onlyFacility.items.length - 3);
});

test("a number that several items carry is set in their order only when it comes as often as they do", () => {
  const r6 = edition("r6");
  const patches = r6.items.filter(({ audience, number }) => audience === "facility" && number === "2-(7)");
  const only = { ...r6, items: patches };
  const thrice = planWordings(
    only,
    [
      ["2-(7)", "サーバの文言"],
      ["2-(7)", "端末の文言"],
      ["2-(7)", "ネットワークの文言"],
    ],
    columns,
    new Map(),
  );
  expect(thrice.rows.map(({ item, outcome }) => [item, outcome])).toEqual([
    ["F-08", "set"],
    ["F-14", "set"],
    ["F-10", "set"],
  ]);
  const once = planWordings(only, [["2-(7)", "どれかの文言"]], columns, new Map());
  expect(once.rows.map(({ outcome }) => outcome)).toEqual(["severalItems"]);
  expect(planWordings(only, [["F-10", "ネットワークの文言"]], columns, new Map()).rows[0]).toMatchObject({
    item: "F-10",
    outcome: "set",
  });
});

test("an empty or endless text and a second row for the same item are refused", () => {
  const lines = [
    ["EX-01", ""],
    ["EX-02", "あ".repeat(2001)],
    ["EX-03", "一度目"],
    ["EX-03", "二度目"],
  ];
  const { rows } = planWordings(edition("5.2"), lines, columns, new Map());
  expect(rows.map(({ outcome }) => outcome)).toEqual(["noText", "tooLong", "set", "twice"]);
});

test("the columns with numbers and with sentences are proposed", () => {
  const lines = [
    ["", "番号", "区分", "確認する内容"],
    ["", "EX-01", "方針", "サイバーリスクを経営の課題として認識しているか。"],
    ["", "EX-02", "方針", "方針を定めて職員に知らせているか。"],
  ];
  expect(likelyColumns(edition("5.2"), lines)).toEqual({ number: 2, text: 4 });
  expect(likelyColumns(edition("5.2"), [])).toEqual({ number: null, text: null });
});
