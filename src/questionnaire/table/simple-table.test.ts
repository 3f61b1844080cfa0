import { describe, expect, it } from "vitest";
import {
  counted,
  dataOf,
  heads,
  instrumentOf,
  lines,
  multiple,
  number,
  one,
  report,
  single,
  times,
} from "./testing/small-survey.ts";

const yes = single("Q1", ["はい", "いいえ", "わからない"]);
const answers = ["はい", "はい", "はい", "いいえ", "いいえ", "わからない", "?", "?", "?", "?", "-"];

describe("base of a simple table", () => {
  const instrument = instrumentOf([yes]);
  const data = dataOf([yes], { Q1: answers });
  it("keeps 無回答 as the last category, and 非該当 always out", () => {
    const table = counted(one(instrument, data, [{ kind: "simple", of: "Q1" }]));
    expect(heads(table)).toBe("はい いいえ わからない 無回答");
    expect(lines(table)).toEqual(["全体 10: 3/30 2/20 1/10 4/40"]);
    expect(table.baseNote).toBe("ベース: 全回答者 (n=10)、無回答を含む");
  });
  it("takes 無回答 out of the base when asked to, and says so", () => {
    const table = counted(one(instrument, data, [{ kind: "simple", of: "Q1", base: { noAnswer: "dropped" } }]));
    expect(heads(table)).toBe("はい いいえ わからない");
    expect(lines(table)).toEqual(["全体 6: 3/50 2/33.3 1/16.7"]);
    expect(table.baseNote).toBe("ベース: 全回答者 (n=6)、無回答を除く");
    expect(table.base).toEqual([{ variable: "Q1", is: ["はい", "いいえ", "わからない"] }]);
  });
  it("lets a table differ from the plan's default", () => {
    const both = report(
      instrument,
      data,
      [
        { kind: "simple", of: "Q1" },
        { kind: "simple", of: "Q1", base: { noAnswer: "last" } },
      ],
      {
        defaults: { noAnswer: "dropped" },
      },
    );
    expect(both.tables.map((table) => counted(table).rows[0]?.n)).toEqual([6, 10]);
  });
  it("counts who was not asked as 無回答 when a printed condition was not applied", () => {
    const table = counted(one(instrument, data, [{ kind: "simple", of: "Q1", base: { everybody: true } }]));
    expect(lines(table)).toEqual(["全体 11: 3/27.3 2/18.2 1/9.1 5/45.5"]);
  });
  it("never ranks 無回答, but ranks わからない", () => {
    expect(one(instrument, data, [{ kind: "simple", of: "Q1" }]).narrative).toBe(
      "「はい」が30.0%（3件）で最も多く、次いで「いいえ」が20.0%（2件）です。",
    );
    const unsure = dataOf([yes], { Q1: ["わからない", "わからない", "はい", "?", "?", "?"] });
    expect(one(instrument, unsure, [{ kind: "simple", of: "Q1" }]).narrative).toContain(
      "「わからない」が33.3%（2件）で最も多く",
    );
  });
  it("names ties together", () => {
    const tied = dataOf([yes], { Q1: ["はい", "はい", "いいえ", "いいえ", "わからない"] });
    expect(one(instrument, tied, [{ kind: "simple", of: "Q1" }]).narrative).toBe(
      "「はい」「いいえ」がそれぞれ40.0%（2件）で最も多く、次いで「わからない」が20.0%（1件）です。",
    );
  });
  it("has no percent of zero and none of no base", () => {
    const nobody = dataOf([yes], { Q1: ["-", "-"] });
    const table = counted(one(instrument, nobody, [{ kind: "simple", of: "Q1", intervals: true }]));
    expect(lines(table)).toEqual(["全体 0: 0/- 0/- 0/- 0/-"]);
    expect(table.narrative).toBe("集計の対象となる回答はありません。");
    expect(table.rows[0]?.cells.every(({ interval }) => interval === undefined)).toBe(true);
  });
  it("shows a refusal as a category of its own before 無回答, and only where there is one", () => {
    const refused = dataOf([yes], { Q1: ["はい", "!", "?", "はい"] });
    const table = counted(one(instrument, refused, [{ kind: "simple", of: "Q1" }]));
    expect(heads(table)).toBe("はい いいえ わからない 回答しない 無回答");
    expect(lines(table)).toEqual(["全体 4: 2/50 0/- 0/- 1/25 1/25"]);
  });
  it("marks a small base", () => {
    expect(one(instrument, data, [{ kind: "simple", of: "Q1" }]).notes).toContain(
      "n=10と30に満たないため、割合は参考値です。",
    );
    const large = dataOf([yes], { Q1: times(30, "はい") });
    expect(one(instrument, large, [{ kind: "simple", of: "Q1" }]).notes).toEqual([]);
  });
});

it("prints who a conditional question was asked", () => {
  const asked = number("Q2", "回", { show: { question: "Q1", is: ["はい"] } });
  const detail = single("Q3", ["a", "b"], {
    show: { all: [{ question: "Q1", is: ["はい", "いいえ"] }, { not: { question: "Q2", between: { min: 2 } } }] },
  });
  const instrument = instrumentOf([yes, asked, detail]);
  const data = dataOf([yes, asked, detail], { Q1: ["はい", "はい", "いいえ"], Q2: [1, 2, "-"], Q3: ["a", "-", "b"] });
  const table = counted(one(instrument, data, [{ kind: "simple", of: "Q3" }]));
  expect(table.baseNote).toBe(
    "ベース: 回答者のうち、「Q1の設問」が「はい」「いいえ」のいずれか、かつ「Q2の設問」が2以上ではないもの (n=2)、無回答を含む",
  );
  expect(table.base).toBeNull();
});

describe("multiple answers", () => {
  const systems = multiple("Q5", ["A", "B", "C"]);
  const instrument = instrumentOf([systems]);
  const data = dataOf([systems], { Q5: ["A+B", "A", "A+B+C", "?", "-"] });
  it("are shares of respondents, which do not add up to 100", () => {
    const table = counted(one(instrument, data, [{ kind: "simple", of: "Q5" }]));
    expect(lines(table)).toEqual(["全体 4: 3/75 2/50 1/25 1/25"]);
    expect(table.columnsAddUp).toBe(false);
    expect(table.baseNote).toBe("ベース: 全回答者 (n=4)、無回答を含む、複数回答");
    expect(table.columns[0]?.where).toEqual([{ variable: "Q5", is: ["A"], picked: true }]);
  });
  it("are shares of mentions where asked (延べ), and then do", () => {
    const table = counted(one(instrument, data, [{ kind: "simple", of: "Q5", mentions: true }]));
    expect(lines(table)).toEqual(["全体 6: 3/50 2/33.3 1/16.7"]);
    expect(table.unit.kind).toBe("mention");
    expect(table.baseNote).toBe("ベース: 全回答者が選んだ延べ件数 (n=6)、1人あたり2.0件");
  });
  it("in whole percents are rounded each by itself", () => {
    const eight = dataOf([systems], { Q5: ["A", "A", "A", "A", "A", "B", "B", "B"] });
    const table = counted(one(instrument, eight, [{ kind: "simple", of: "Q5", percent: "whole" }]));
    expect(table.rows[0]?.cells.map(({ percent }) => percent)).toEqual([63, 38, null, null]);
  });
});

describe("rounding", () => {
  const firms = single("F1", ["メーカー", "ソフト", "サービス", "その他"]);
  const instrument = instrumentOf([firms]);
  const of = (...counts: number[]) =>
    dataOf([firms], {
      F1: firms.kind === "single" ? counts.flatMap((count, i) => times(count, firms.options[i]?.id ?? "")) : [],
    });
  it("in whole percents by largest remainder: two times 5 of 67 are 8 % and 7 %", () => {
    const table = counted(
      one(instrument, of(43, 14, 5, 5), [
        { kind: "simple", of: "F1", percent: "whole", base: { noAnswer: "dropped" } },
      ]),
    );
    expect(table.rows[0]?.cells.map(({ percent }) => percent)).toEqual([64, 21, 8, 7]);
    expect(table.digits).toBe(0);
  });
  it("leaves 38 of 101 at 37 %", () => {
    const table = counted(
      one(instrument, of(38, 22, 33, 8), [
        { kind: "simple", of: "F1", percent: "whole", base: { noAnswer: "dropped" } },
      ]),
    );
    expect(table.rows[0]?.cells.map(({ percent }) => percent)).toEqual([37, 22, 33, 8]);
  });
  it("says so where one-decimal percents do not add up to 100.0 %", () => {
    const table = one(instrument, of(10, 10, 10), [{ kind: "simple", of: "F1" }]);
    expect(table.notes).toContain("四捨五入のため、割合の合計は99.9%になります。");
  });
  it("makes the share of a group from counts, and says where rounded parts add up to another: 37.0 % beside 36.9 %", () => {
    const allowed = {
      id: "F1.some",
      label: { ja: "許可の有無" },
      groups: [
        { id: "yes", label: { ja: "許可している" }, when: { question: "F1", is: ["メーカー", "ソフト", "サービス"] } },
        { id: "no", label: { ja: "していない" }, when: { question: "F1", is: ["その他"] } },
      ],
    };
    // 2, 13 and 2 of 46: 4.3 + 28.3 + 4.3 = 36.9, but 17 of 46 is 37.0.
    const table = counted(
      one(instrument, of(2, 13, 2, 29), [{ kind: "simple", of: "F1.some" }], { derived: [allowed] }),
    );
    expect(lines(table)).toEqual(["全体 46: 17/37 29/63 0/-"]);
    expect(table.notes).toContain(
      "「メーカー」「ソフト」「サービス」の計37.0%は件数（17件）から計算したもので、四捨五入した割合の合計36.9%とは一致しません。",
    );
  });
  it("sums the two first steps of a scale from counts", () => {
    const scale = single("S", ["大いに", "やや", "どちらでも", "あまり", "全く"], { scale: true });
    // 17 and 13 of 46: 37.0 + 28.3 = 65.3, but 30 of 46 is 65.2.
    const given = [...times(17, "大いに"), ...times(13, "やや"), ...times(16, "あまり")];
    const table = one(instrumentOf([scale]), dataOf([scale], { S: given }), [{ kind: "simple", of: "S" }]);
    expect(table.narrative).toContain("「大いに」「やや」を合わせると65.2%（30件）です。");
    expect(table.notes.join("")).toContain("合計65.3%とは一致しません");
  });
});

describe("weights", () => {
  const data = { ...dataOf([yes], { Q1: ["はい", "はい", "いいえ", "?"] }), weights: Float64Array.of(2, 1.5, 0.5, 1) };
  it("are summed only in tables that ask for them", () => {
    const [plain, weighted] = report(instrumentOf([yes]), data, [
      { kind: "simple", of: "Q1" },
      { kind: "simple", of: "Q1", weighted: true },
    ]).tables;
    expect(lines(counted(plain))).toEqual(["全体 4: 2/50 1/25 0/- 1/25"]);
    expect(lines(counted(weighted))).toEqual(["全体 5: 3.5/70 0.5/10 0/- 1/20"]);
    expect(weighted?.baseNote).toContain("重み付け");
  });
  it("widen the interval to the effective size (Σw)²/Σw²", () => {
    const table = counted(
      one(instrumentOf([yes]), data, [{ kind: "simple", of: "Q1", weighted: true, intervals: true }]),
    );
    // 25 / 7.5 = 3.33 people with a share of 0.7; R: z <- qnorm(.975); n <- 10/3; p <- .7;
    // c <- (p + z^2/(2*n))/(1 + z^2/n); h <- z*sqrt(p*(1-p)/n + z^2/(4*n^2))/(1 + z^2/n); c(c - h, c + h)
    expect(table.rows[0]?.cells[0]?.interval?.low).toBeCloseTo(0.240919649566, 9);
    expect(table.rows[0]?.cells[0]?.interval?.high).toBeCloseTo(0.944916163473, 9);
  });
});

it("narrows intervals by the share of the population that answered", () => {
  const data = dataOf([yes], { Q1: [...times(25, "はい"), ...times(21, "いいえ")] });
  const spec = [{ kind: "simple", of: "Q1", intervals: true }];
  const cell = (more: object) => counted(one(instrumentOf([yes]), data, spec, more)).rows[0]?.cells[0]?.interval;
  expect(cell({})?.low).toBeCloseTo(0.401801810598, 9); // R: prop.test(25, 46, correct = FALSE)
  expect(cell({ population: 506 })?.low).toBeCloseTo(0.407933619773526, 9);
  expect(cell({ population: 46 })).toEqual({ low: 25 / 46, high: 25 / 46 });
});

it("numbers figures onwards from a planned one and keeps ids apart", () => {
  const data = dataOf([yes], { Q1: ["はい"] });
  const made = report(instrumentOf([yes]), data, [
    { kind: "simple", of: "Q1" },
    { kind: "simple", of: "Q1", figure: 26 },
    { kind: "simple", of: "Q1" },
  ]);
  expect(made.tables.map(({ figure, id }) => [figure, id])).toEqual([
    [1, "simple-Q1"],
    [26, "simple-Q1-2"],
    [27, "simple-Q1-3"],
  ]);
});

it("counts whether something was written, and shows none of it", () => {
  const remark = { kind: "text", id: "T", label: { ja: "ご意見" } } as const;
  const instrument = instrumentOf([{ ...remark, id: "T" as never }]);
  const table = counted(
    one(instrument, dataOf([instrument.sections[0]?.questions[0] as never], { T: ["秘密の言葉", "?", "ほか"] }), [
      { kind: "simple", of: "T" },
    ]),
  );
  expect(lines(table)).toEqual(["全体 3: 2/66.7 1/33.3"]);
  expect(JSON.stringify(table)).not.toContain("秘密");
});
