import { describe, expect, it } from "vitest";
import {
  counted,
  dataOf,
  heads,
  instrumentOf,
  lines,
  multiple,
  number,
  numbersIn,
  one,
  report,
  single,
  times,
} from "./testing/small-survey.ts";

const systemsNow = multiple("4-1", ["PACS", "モダリティ", "医事", "その他"]);
const purposeNow = multiple("4-2", ["障害対応", "モニタリング"]);
const cloud = single("4-13", ["はい", "いいえ"]);
const doneNow = single("1-1", ["はい", "いいえ", "検討中"]);
const systemsBefore = multiple("4-1", ["画像系=画像系(PACS)", "医事", "帳票", "その他"]);
const purposeBefore = multiple("4-2", ["障害対応"]);
const doneBefore = single("Q1", ["はい", "いいえ", "検討中"]);

const before = instrumentOf([systemsBefore, purposeBefore, doneBefore], { edition: "1" });
const now = instrumentOf([systemsNow, purposeNow, cloud, doneNow], {
  follows: {
    edition: "1",
    changes: [
      { question: "4-1", change: "options", options: [{ before: ["画像系"], now: ["PACS", "モダリティ"] }] },
      { question: "4-2", change: "options", options: [{ before: [], now: ["モニタリング"] }] },
      { question: "4-13", change: "new" },
      { question: "1-1", change: "renamed", before: "Q1" },
    ],
  },
});
const dataNow = dataOf([systemsNow, purposeNow, cloud, doneNow], {
  "4-1": ["PACS+モダリティ", "PACS", "医事", "モダリティ+医事", "?"],
  "4-2": ["障害対応", "モニタリング", "障害対応+モニタリング", "障害対応", "障害対応"],
  "4-13": ["はい", "いいえ", "いいえ", "?", "はい"],
  "1-1": ["はい", "はい", "いいえ", "検討中", "?"],
});
const dataBefore = dataOf([systemsBefore, purposeBefore, doneBefore], {
  "4-1": ["画像系", "画像系+帳票", "医事", "?"],
  "4-2": ["障害対応", "障害対応", "障害対応", "?"],
  Q1: ["はい", "いいえ", "いいえ", "いいえ"],
});
const previous = { label: "2012年", instrument: before, dataSet: dataBefore };
const wave = (of: string, more: object = {}) =>
  counted(one(now, dataNow, [{ kind: "waves", of, ...more }], {}, { asOf: null, round: "2019年", previous }));

describe("beside the round before", () => {
  it("an option that was split stands beside its parts together, and who picked both parts counts once", () => {
    const table = wave("4-1");
    expect(heads(table)).toBe("PACS・モダリティ 医事 その他 帳票 無回答");
    expect(lines(table)).toEqual(["2012年 4: 2/50 1/25 0/- 1/25 1/25", "2019年 5: 3/60 2/40 0/- 0/- 1/20"]);
    expect(table.notes).toContain(
      "2012年の「画像系(PACS)」は、今回の「PACS」「モダリティ」を合わせたものと比べています。",
    );
  });
  it("an option that was not there is absent, which is not zero", () => {
    const added = wave("4-2");
    expect(added.rows[0]?.cells[1]).toEqual({ count: 0, percent: null, absent: true });
    expect(added.rows[1]?.cells[1]?.absent).toBeUndefined();
    expect(added.notes).toContain("「モニタリング」は今回加わった選択肢で、2012年にはありません。");
    const dropped = wave("4-1");
    expect(dropped.rows[1]?.cells[3]).toEqual({ count: 0, percent: null, absent: true });
    expect(dropped.rows[0]?.cells[2]).toEqual({ count: 0, percent: null });
  });
  it("a question that is new has this round only, and says so", () => {
    const table = wave("4-13");
    expect(lines(table)).toEqual(["2019年 5: 2/40 2/40 1/20"]);
    expect(table.notes).toContain("前回の調査にはこの設問がありません。");
    expect(table.narrative).toBeNull();
  });
  it("a question is found under the name it had, each round with its own base", () => {
    const table = wave("1-1", { base: { noAnswer: "dropped" } });
    expect(lines(table)).toEqual(["2012年 4: 1/25 3/75 0/-", "2019年 4: 2/50 1/25 1/25"]);
    expect(table.baseNote).toBe("ベース: 全回答者 (n=4)、2012年はn=4、無回答を除く");
  });
  it("differences have Newcombe intervals, for information", () => {
    // R, as in newcombe.test.ts: 58 of 101 less 35 of 68 is 0.0596, from -0.0910 to 0.2079.
    const answersNow = dataOf([doneNow], { "1-1": [...times(58, "はい"), ...times(43, "いいえ")] });
    const answersThen = dataOf([doneBefore], { Q1: [...times(35, "はい"), ...times(33, "いいえ")] });
    const context = { asOf: null, round: "2019年", previous: { ...previous, dataSet: answersThen } };
    const table = one(now, answersNow, [{ kind: "waves", of: "1-1" }], {}, context);
    expect(table.notes.find((note) => note.startsWith("参考"))).toContain(
      "「はい」51.5%→57.4%（差+6.0ポイント、95%信頼区間-9.1〜+20.8）",
    );
  });
  it("of many options only differences that leave zero out are listed", () => {
    const ids = Array.from({ length: 9 }, (_, at) => `o${at}`);
    const many = single("X", ids);
    const asked = instrumentOf([many]);
    const of = (first: number, others: number) =>
      dataOf([many], { X: ids.flatMap((id, at) => times(at === 0 ? first : others, id)) });
    const note = (was: ReturnType<typeof of>, is: ReturnType<typeof of>) => {
      const context = { asOf: null, previous: { label: "前回", instrument: asked, dataSet: was } };
      return one(asked, is, [{ kind: "waves", of: "X" }], {}, context).notes.find((words) => words.startsWith("参考"));
    };
    expect(note(of(100, 20), of(20, 20))).toContain("「o0」38.5%→11.1%");
    expect(note(of(100, 20), of(20, 20))).toContain("ほかの選択肢では、差の区間は0を含みます。");
    expect(note(of(20, 20), of(20, 20))).toContain("どの選択肢でも、差の95%信頼区間は0を含みます。");
  });
  it("a number has its summary in both rounds, and a test by ranks where asked for", () => {
    const people = number("N");
    const was = dataOf([people], { N: [1, 2, 2, 3, "?"] });
    const is = dataOf([people], { N: [2, 3, 4, 4, 5, "-"] });
    const asked = instrumentOf([people]);
    const context = { asOf: null, round: "2019年", previous: { label: "2012年", instrument: asked, dataSet: was } };
    const table = one(asked, is, [{ kind: "waves", of: "N", test: "kruskalWallis" }], {}, context);
    expect(numbersIn(table).rows.map(({ label, n, mean, median }) => [label, n, mean, median])).toEqual([
      ["2012年", 4, 2, 2],
      ["2019年", 5, 3.6, 4],
    ]);
    expect(table.baseNote).toBe("ベース: 全回答者 (n=5)、2012年はn=4、数値を記入した回答のみ（0を含み、無回答を除く）");
    // R: kruskal.test(list(c(1,2,2,3), c(2,3,4,4,5)))
    expect(table.test?.p).toBeCloseTo(0.0594510933115536, 10);
  });
  it("every question stands beside the round before where the plan names no tables, rows of a matrix one by one", () => {
    const matrix = {
      kind: "matrix",
      id: "M",
      label: { ja: "考え" },
      rows: [{ id: "a", label: { ja: "便利" } }],
      options: [{ id: "1", label: { ja: "はい" } }],
    };
    const asked = instrumentOf([doneNow, matrix as never, number("N")]);
    const given = dataOf([doneNow, matrix as never, number("N")], { "1-1": ["はい"], "M.a": ["1"], N: [3] });
    const beside = { asOf: null, round: "今回", previous: { label: "前回", instrument: asked, dataSet: given } };
    const made = report(asked, given, [], { everyQuestion: true }, beside);
    expect(made.tables.map(({ id, kind }) => [id, kind])).toEqual([
      ["waves-1-1", "waves"],
      ["waves-M.a", "waves"],
      ["waves-N", "numbers"],
    ]);
    expect(made.tables.every((table) => table.rows.length === 2)).toBe(true);
    expect(report(asked, given, [], { everyQuestion: true }).tables.map(({ kind }) => kind)).toEqual([
      "simple",
      "matrix",
      "numbers",
    ]);
  });
  it("without an earlier round there is this round alone", () => {
    const table = counted(one(now, dataNow, [{ kind: "waves", of: "1-1" }]));
    expect(lines(table)).toEqual(["今回 5: 2/40 1/20 1/20 1/20"]);
  });
});
