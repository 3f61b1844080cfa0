import { describe, expect, it } from "vitest";
import {
  counted,
  dataOf,
  instrumentOf,
  lines,
  multiple,
  number,
  numbersIn,
  one,
  rankIn,
  report,
  single,
  times,
} from "./testing/small-survey.ts";

describe("numbers", () => {
  const people = number("Q13");
  const bureau = single("Q9", ["はい", "いいえ"]);
  const instrument = instrumentOf([people, bureau]);
  const data = dataOf([people, bureau], {
    Q13: [0, 1, 5, "?", "-", 3, 3],
    Q9: ["はい", "はい", "はい", "はい", "はい", "いいえ", "?"],
  });
  it("are summed up over those who entered one, 0 included, with the population's deviation", () => {
    const table = numbersIn(
      one(instrument, data, [{ kind: "numbers", of: ["Q13"], base: { when: { question: "Q9", is: ["はい"] } } }]),
    );
    const [row] = table.rows;
    expect(row).toMatchObject({ n: 3, mean: 2, median: 1, q1: 0.5, q3: 3, min: 0, max: 5 });
    expect(row?.sd).toBeCloseTo(2.16024689946929, 12); // R: sqrt(mean((c(0,1,5) - 2)^2))
    expect(table.notes[0]).toContain("母標準偏差（nで割る）");
    expect(table.narrative).toBe("平均2人、中央値1人です（3件、最小0人、最大5人）。");
  });
  it("take the sample's deviation where asked to, and name it", () => {
    const table = numbersIn(one(instrument, data, [{ kind: "numbers", of: ["Q13"], by: "Q9", sd: "sample" }]));
    expect(table.rows.map(({ label, n }) => [label, n])).toEqual([
      ["はい", 3],
      ["いいえ", 1],
    ]);
    expect(table.rows[0]?.sd).toBeCloseTo(2.64575131106459, 12); // R: sd(c(0,1,5))
    expect(table.rows[1]?.sd).toBeNull();
    expect(table.notes[0]).toContain("標本標準偏差（n−1で割る）");
  });
  it("of one group alone are told as such", () => {
    const when = { question: "Q9", is: ["いいえ"] };
    const table = one(instrument, data, [{ kind: "numbers", of: ["Q13"], by: "Q9", base: { when } }]);
    expect(table.narrative).toBe("数値の回答は「いいえ」だけにあり、平均3人、中央値3人です（1件、最小3人、最大3人）。");
  });
  it("are nothing where nobody entered one", () => {
    const nobody = dataOf([people, bureau], { Q13: ["?", "-"], Q9: ["はい", "はい"] });
    const table = numbersIn(one(instrument, nobody, [{ kind: "numbers", of: ["Q13"] }]));
    expect(table.rows[0]).toMatchObject({ n: 0, mean: null, sd: null, median: null, min: null, max: null });
    expect(table.narrative).toBe("数値の回答はありません。");
  });
  it("weigh where asked to: weighted.mean(c(0,1,5), c(1,1,2)) = 2.75", () => {
    const weighted = { ...data, weights: Float64Array.of(1, 1, 2, 9, 9, 1, 1) };
    const when = { question: "Q9", is: ["はい"] };
    const table = numbersIn(
      one(instrument, weighted, [{ kind: "numbers", of: ["Q13"], weighted: true, base: { when } }]),
    );
    expect(table.rows[0]).toMatchObject({ n: 4, mean: 2.75, median: 3, min: 0, max: 5 });
  });
  it("are compared by ranks where asked to, as R's kruskal.test does", () => {
    const side = single("G", ["a", "b", "c"]);
    const groups = { a: [1, 2, 2, 3], b: [2, 3, 4, 4, 5], c: [1, 1, 2] };
    const given = dataOf([people, side], {
      Q13: Object.values(groups).flat(),
      G: Object.entries(groups).flatMap(([id, values]) => times(values.length, id)),
    });
    const made = instrumentOf([people, side]);
    const table = one(made, given, [{ kind: "numbers", of: ["Q13"], by: "G", test: "kruskalWallis" }]);
    expect(table.test?.p).toBeCloseTo(0.0377253559303409, 12);
    expect(table.test?.cautions.join("")).toContain("5件に満たない群");
  });
  it("become classes by a derived variable, with 無回答 in the base and the condition of the question", () => {
    const asked = number("Q10", "人", { show: { question: "Q9", is: ["はい"] } });
    const derived = [
      {
        id: "Q10.class",
        label: { ja: "人数" },
        groups: [
          { id: "1", label: { ja: "５人未満" }, when: { question: "Q10", between: { max: 4 } } },
          { id: "2", label: { ja: "５人以上10人未満" }, when: { question: "Q10", between: { min: 5, max: 9 } } },
          { id: "3", label: { ja: "10人以上" }, when: { question: "Q10", between: { min: 10 } } },
        ],
      },
    ];
    const given = dataOf([bureau, asked], { Q9: [...times(6, "はい"), "いいえ"], Q10: [0, 4, 5, 10, 99, "?", "-"] });
    const table = counted(
      one(instrumentOf([bureau, asked]), given, [{ kind: "simple", of: "Q10.class" }], { derived }),
    );
    expect(lines(table)).toEqual(["全体 6: 2/33.3 1/16.7 2/33.3 1/16.7"]);
    expect(table.baseNote).toBe("ベース: 「Q9の設問」が「はい」の回答者 (n=6)、無回答を含む");
  });
});

describe("a ranking", () => {
  const labels = ["迅速", "具体", "匿名"];
  const places = ["R1", "R2", "R3"].map((id) => single(id, labels));
  const instrument = instrumentOf(places, {
    rankings: [{ id: "R", label: { ja: "重要な要素" }, questions: ["R1", "R2", "R3"] }],
  });
  const data = dataOf(places, {
    R1: ["迅速", "迅速", "具体", "匿名", "?"],
    R2: ["具体", "匿名", "迅速", "?", "?"],
    R3: ["匿名", "具体", "匿名", "?", "?"],
  });
  it("gives each place its own 無回答, points for places, and the mean rank of who gave one", () => {
    const table = rankIn(one(instrument, data, [{ kind: "rank", of: "R" }]));
    expect(lines(table)).toEqual([
      "1位 5: 2/40 1/20 1/20 1/20",
      "2位 5: 1/20 1/20 1/20 2/40",
      "3位 5: 0/- 1/20 2/40 2/40",
    ]);
    expect(table.scores).toEqual([
      { key: "迅速", label: "迅速", points: 8, meanRank: 4 / 3, placed: 3 },
      { key: "具体", label: "具体", points: 6, meanRank: 2, placed: 3 },
      { key: "匿名", label: "匿名", points: 7, meanRank: 9 / 4, placed: 4 },
    ]);
    expect(table.narrative).toBe("「迅速」が8点（平均順位1.33）で最も高く、次いで「匿名」が7点（平均順位2.25）です。");
  });
  it("has a mean rank of nobody for what nobody placed", () => {
    const nobody = dataOf(places, { R1: ["?"], R2: ["?"], R3: ["?"] });
    const table = rankIn(one(instrument, nobody, [{ kind: "rank", of: "R" }]));
    expect(table.scores.every(({ meanRank, points }) => meanRank === null && points === 0)).toBe(true);
    expect(table.narrative).toBe("順位を付けた回答はありません。");
  });
  it("is called by the plan's words", () => {
    const table = rankIn(one(instrument, data, [{ kind: "rank", of: "R", places: ["一番", "二番", "三番"] }]));
    expect(table.rows.map(({ label }) => label)).toEqual(["一番", "二番", "三番"]);
  });
});

describe("knowledge questions", () => {
  const questions = [
    single("K1", ["正", "誤"], { correct: ["誤"] }),
    single("K2", ["正", "誤"], { correct: ["正"] }),
    single("G", ["a", "b"]),
  ];
  const instrument = instrumentOf(questions);
  const data = dataOf(questions, {
    K1: ["誤", "誤", "正", "?", "-"],
    K2: ["正", "誤", "?", "?", "-"],
    G: ["a", "a", "b", "b", "b"],
  });
  it("are right, wrong or open by question, and give points to who answered any", () => {
    const [byQuestion, points] = report(instrument, data, [
      { kind: "score", of: ["K1", "K2"], by: "G", figure: 7 },
    ]).tables.map(counted);
    expect(byQuestion && lines(byQuestion)).toEqual(["K1の設問 4: 2/50 1/25 1/25", "K2の設問 4: 1/25 1/25 2/50"]);
    expect(points && lines(points)).toEqual([
      "全体 4: 1/25 1/25 1/25 1/25",
      "a 2: 0/- 1/50 1/50 0/-",
      "b 2: 1/50 0/- 0/- 1/50",
    ]);
    expect(points?.rows[0]?.extra?.map(({ label, value }) => [label, value])).toEqual([
      ["平均点", 1],
      ["標準偏差（母）", Math.sqrt(2 / 3)],
    ]);
    expect([byQuestion?.figure, points?.figure]).toEqual([7, 8]);
  });
});

describe("segments", () => {
  const allowed = single("Q1", ["はい", "いいえ"]);
  const known = single("Q2", ["はい", "いいえ"], { show: { question: "Q1", is: ["はい"] } });
  const founder = single("F", ["国", "法人", "団体", "その他"]);
  const questions = [allowed, known, founder];
  const instrument = instrumentOf(questions);
  // 法人 has 30 of 40 (75 %), 国 has 1 of 2 (50 %), 団体 nobody, その他 three who were never asked.
  const data = dataOf(questions, {
    Q1: [...times(42, "はい"), ...times(3, "いいえ"), "はい"],
    Q2: [...times(30, "はい"), ...times(10, "いいえ"), "はい", "いいえ", ...times(3, "-"), "はい"],
    F: [...times(40, "法人"), "国", "国", ...times(3, "その他"), "?"],
  });
  const table = counted(one(instrument, data, [{ kind: "segments", of: "Q2", is: ["はい"], by: "F" }]));
  it("have a pooled share and a mean of shares, by different names", () => {
    expect(table.rows[0]?.extra?.map(({ label, value }) => [label, value])).toEqual([
      ["プール比率", (100 * 31) / 42],
      ["区分平均", 62.5],
    ]);
    expect(table.narrative).toContain("73.8%（プール比率、42件中31件）、区分ごとの割合の平均では62.5%（区分平均）");
  });
  it("show a segment without anybody, and explain one that was never asked", () => {
    expect(lines(table)).toEqual([
      "全体（プール） 42: 31/73.8",
      "国 2: 1/50",
      "法人 40: 30/75",
      "団体 0: 0/-",
      "その他 0: 0/-",
    ]);
    expect(table.notes).toContain("「団体」は回答が0件です。");
    expect(table.notes).toContain("「その他」の3件は、すべてこの設問の対象外（非該当）か除外された回答です。");
  });
  it("put several answers together without counting anybody twice", () => {
    const many = multiple("M", ["A", "B", "C"]);
    const given = dataOf([many, founder], { M: ["A+B", "C", "A", "?"], F: ["国", "国", "法人", "法人"] });
    const made = counted(
      one(instrumentOf([many, founder]), given, [{ kind: "segments", of: "M", is: ["A", "B"], by: "F" }]),
    );
    expect(lines(made).slice(0, 3)).toEqual(["全体（プール） 4: 2/50", "国 2: 1/50", "法人 2: 1/50"]);
    expect(made.title).toBe("Mの設問が「A」「B」の割合（Fの設問別）");
  });
});
