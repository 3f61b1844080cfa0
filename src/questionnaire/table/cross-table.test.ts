import { describe, expect, it } from "vitest";
import {
  counted,
  dataOf,
  heads,
  instrumentOf,
  lines,
  multiple,
  one,
  report,
  single,
  times,
} from "./testing/small-survey.ts";

const bureau = single("Q9", ["はい", "いいえ"]);
const tool = single("Q26", ["はい", "いいえ", "わからない"]);
const unit = single("Q11", ["総務", "情報", "ない", "その他"]);
const systems = multiple("Q19", ["A", "B"]);
const questions = [bureau, tool, unit, systems];
const instrument = instrumentOf(questions);
const data = dataOf(questions, {
  Q9: ["はい", "はい", "はい", "いいえ", "いいえ", "?", "-"],
  Q26: ["はい", "いいえ", "?", "いいえ", "いいえ", "はい", "はい"],
  Q11: ["総務", "情報", "ない", "ない", "その他", "?", "情報"],
  Q19: ["A+B", "A", "?", "B", "A+B", "A", "-"],
});

describe("a cross table", () => {
  it("drops rows without an answer and keeps columns without one, in percents of the row", () => {
    const table = counted(one(instrument, data, [{ kind: "cross", rows: "Q9", columns: "Q26" }]));
    expect(heads(table)).toBe("はい いいえ わからない 無回答");
    expect(lines(table)).toEqual(["はい 3: 1/33.3 1/33.3 0/- 1/33.3", "いいえ 2: 0/- 2/100 0/- 0/-"]);
    expect(table.title).toBe("Q26の設問（Q9の設問別）");
    expect(table.baseNote).toBe("ベース: 全回答者 (n=5)、表側の無回答を除く、表頭の無回答を含む、行の割合");
  });
  it("drops columns without an answer from the row's base where asked to", () => {
    const table = counted(
      one(instrument, data, [{ kind: "cross", rows: "Q9", columns: "Q26", base: { noAnswer: "dropped" } }]),
    );
    expect(lines(table)).toEqual(["はい 2: 1/50 1/50 0/-", "いいえ 2: 0/- 2/100 0/-"]);
  });
  it("gives those without an answer a row where asked to, and everybody a total that says whom no row has", () => {
    const open = counted(one(instrument, data, [{ kind: "cross", rows: "Q9", columns: "Q26", rowNoAnswer: "last" }]));
    expect(lines(open).at(-1)).toBe("無回答 1: 1/100 0/- 0/- 0/-");
    const total = counted(one(instrument, data, [{ kind: "cross", rows: "Q9", columns: "Q26", total: true }]));
    expect(lines(total)[0]).toBe("全体 7: 3/42.9 3/42.9 0/- 1/14.3");
    expect(total.notes).toContain("「全体」には、どの行にも入らない2件を含みます。");
  });
  it("marks each row with a small base, and none of thirty", () => {
    const side = single("R", ["a", "b"]);
    const target = single("T", ["x", "y"]);
    const given = dataOf([side, target], {
      R: [...times(30, "a"), ...times(29, "b")],
      T: [...times(10, "x"), ...times(49, "y")],
    });
    const table = one(instrumentOf([side, target]), given, [{ kind: "cross", rows: "R", columns: "T" }]);
    expect(table.notes).toContain("nが30に満たない行の割合は参考値です（「b」n=29）。");
  });
  it("collapses the explaining question by a derived variable; an option in no group has no row", () => {
    const derived = [
      {
        id: "Q11.有無",
        label: { ja: "担当部署の有無" },
        groups: [
          {
            id: "ある",
            label: { ja: "ある" },
            when: { all: [{ question: "Q11", answered: true }, { not: { question: "Q11", is: ["ない", "その他"] } }] },
          },
          { id: "ない", label: { ja: "ない" }, when: { question: "Q11", is: ["ない"] } },
        ],
      },
    ];
    const table = counted(one(instrument, data, [{ kind: "cross", rows: "Q11.有無", columns: "Q26" }], { derived }));
    expect(lines(table)).toEqual(["ある 3: 2/66.7 1/33.3 0/- 0/-", "ない 2: 0/- 1/50 0/- 1/50"]);
    expect(table.title).toBe("Q26の設問（担当部署の有無別）");
    expect(table.rows[0]?.where).toEqual([{ variable: "Q11", is: ["総務", "情報"] }]);
  });
  it("counts multiple answers on both sides over respondents", () => {
    const table = counted(one(instrument, data, [{ kind: "cross", rows: "Q19", columns: "Q26" }]));
    expect(lines(table)).toEqual(["A 4: 2/50 2/50 0/- 0/-", "B 3: 1/33.3 2/66.7 0/- 0/-"]);
    expect(table.notes).toContain("表側は複数回答のため、一人が複数の行に数えられています。");
    const many = counted(one(instrument, data, [{ kind: "cross", rows: "Q9", columns: "Q19" }]));
    expect(lines(many)).toEqual(["はい 3: 2/66.7 1/33.3 1/33.3", "いいえ 2: 1/50 2/100 0/-"]);
    expect(many.columnsAddUp).toBe(false);
  });
  it("names the largest difference between rows, with a caution for small ones", () => {
    expect(one(instrument, data, [{ kind: "cross", rows: "Q9", columns: "Q26" }]).narrative).toBe(
      "「いいえ」の割合は「いいえ」で100.0%（2件中2件）、「はい」で33.3%（3件中1件）で、差が最も大きくなっています（66.7ポイント）。ただし「いいえ」「はい」は件数が少ないため、参考にとどめてください。",
    );
  });
  it("compares rows of ten and more first, so that a row of one does not make the sentence", () => {
    const side = single("R", ["a", "b", "c"]);
    const target = single("T", ["x", "y"]);
    const given = dataOf([side, target], {
      R: [...times(40, "a"), ...times(40, "b"), "c"],
      T: [...times(20, "x"), ...times(20, "y"), ...times(10, "x"), ...times(30, "y"), "x"],
    });
    expect(one(instrumentOf([side, target]), given, [{ kind: "cross", rows: "R", columns: "T" }]).narrative).toBe(
      "「x」の割合は「a」で50.0%（40件中20件）、「b」で25.0%（40件中10件）で、差が最も大きくなっています（25.0ポイント）。",
    );
  });
  it("says nothing stands out where nothing does", () => {
    const same = dataOf([bureau, tool], { Q9: ["はい", "いいえ"], Q26: ["はい", "はい"] });
    expect(one(instrumentOf([bureau, tool]), same, [{ kind: "cross", rows: "Q9", columns: "Q26" }]).narrative).toBe(
      "行による割合の差はありません。",
    );
  });
  it("keeps to its own condition", () => {
    const spec = { kind: "cross", rows: "Q9", columns: "Q26", base: { when: { question: "Q19", is: ["A"] } } };
    const table = counted(one(instrument, data, [spec]));
    expect(lines(table)).toEqual(["はい 2: 1/50 1/50 0/- 0/-", "いいえ 1: 0/- 1/100 0/- 0/-"]);
    expect(table.baseNote).toContain("「Q19の設問」が「A」の回答者 (n=3)");
    expect(table.base).toEqual([{ variable: "Q19", is: ["A"], picked: true }]);
  });
});

it("a banner has the total first and its explaining variables below one another", () => {
  const table = counted(one(instrument, data, [{ kind: "banner", rows: ["Q9", "Q11"], columns: "Q26" }]));
  expect(table.rows.map(({ group, label, n }) => [group, label, n])).toEqual([
    [null, "全体", 7],
    ["Q9の設問", "はい", 3],
    ["Q9の設問", "いいえ", 2],
    ["Q11の設問", "総務", 1],
    ["Q11の設問", "情報", 2],
    ["Q11の設問", "ない", 2],
    ["Q11の設問", "その他", 1],
  ]);
  expect(new Set(table.rows.map(({ key }) => key)).size).toBe(7);
});

it("a matrix has one variable a row, each with its own 無回答", () => {
  const matrix = {
    kind: "matrix",
    id: "M",
    label: { ja: "考え" },
    rows: [
      { id: "q1", label: { ja: "便利" } },
      { id: "q2", label: { ja: "不安" } },
    ],
    options: [
      { id: "はい", label: { ja: "はい" } },
      { id: "いいえ", label: { ja: "いいえ" } },
    ],
  };
  const made = instrumentOf([matrix as never]);
  const answers = dataOf([matrix as never], {
    "M.q1": ["はい", "はい", "?", "-"],
    "M.q2": ["いいえ", "はい", "いいえ", "-"],
  });
  const table = counted(one(made, answers, [{ kind: "matrix", of: ["M"] }]));
  expect(table.rows.map(({ n, cells }) => [n, ...cells.map(({ count }) => count)])).toEqual([
    [3, 2, 0, 1],
    [3, 1, 2, 0],
  ]);
  expect(table.rows.map(({ key }) => key)).toEqual(["M.q1", "M.q2"]);
  expect(table.title).toBe("考え");
});

describe("tests of tables", () => {
  const large = dataOf([bureau, tool], {
    Q9: [...times(24, "はい"), ...times(17, "いいえ"), "はい"],
    Q26: [
      ...times(5, "はい"),
      ...times(5, "いいえ"),
      ...times(14, "わからない"),
      ...times(3, "はい"),
      ...times(13, "いいえ"),
      "わからない",
      "?",
    ],
  });
  const made = instrumentOf([bureau, tool]);
  it("leave 無回答 out, and are the chi-square of R", () => {
    const table = one(made, large, [
      { kind: "cross", rows: "Q9", columns: "Q26", test: "chiSquare", rowNoAnswer: "last" },
    ]);
    // R: chisq.test(rbind(c(5,5,14), c(3,13,1)), correct = FALSE)
    expect(table.test?.statistic).toBeCloseTo(14.5512595315904, 9);
    expect(table.test?.cautions.join("")).toContain("期待度数の小さいセルが多く");
  });
  it("by Fisher are exact", () => {
    // R: fisher.test(rbind(c(5,5,14), c(3,13,1)))
    const table = one(made, large, [{ kind: "cross", rows: "Q9", columns: "Q26", test: "fisher" }]);
    expect(table.test?.p).toBeCloseTo(0.000293264560250696, 10);
    expect(table.test?.df).toBeNull();
  });
  it("by ranks are Kruskal and Wallis's, and only of options that have an order", () => {
    const scale = single("S", ["1", "2", "3", "4", "5"], { scale: true });
    const group = single("G", ["x", "y"]);
    const given = dataOf([group, scale], {
      G: [...times(40, "x"), ...times(37, "y"), "x"],
      S: [
        ...[17, 13, 6, 3, 1].flatMap((count, step) => times(count, String(step + 1))),
        ...[5, 9, 12, 7, 4].flatMap((count, step) => times(count, String(step + 1))),
        "?",
      ],
    });
    const spec = { kind: "cross", test: "kruskalWallis" };
    const table = one(instrumentOf([group, scale]), given, [{ ...spec, rows: "G", columns: "S" }]);
    // R: kruskal.test(list(rep(1:5, c(17,13,6,3,1)), rep(1:5, c(5,9,12,7,4))))
    expect(table.test?.statistic).toBeCloseTo(12.1014937752266, 10);
    expect(table.test?.p).toBeCloseTo(5.03814448855646e-4, 12);
    const plain = one(made, large, [{ ...spec, rows: "Q9", columns: "Q26" }]);
    expect(plain.test).toBeNull();
    expect(plain.notes.join("")).toContain("選択肢に順序がない");
  });
  it("count how many a report has, and adjust for it", () => {
    const spec = { kind: "cross", rows: "Q9", columns: "Q26", test: "fisher" };
    const tables = report(made, large, [spec, { kind: "simple", of: "Q26" }, { ...spec, test: "chiSquare" }]).tables;
    expect(tables[0]?.test?.cautions.at(-1)).toContain("検定を2回行っています");
    expect(tables[0]?.test?.cautions.at(-1)).toContain("0.001未満");
    expect(tables[1]?.test).toBeNull();
  });
  it("are not made of multiple answers, of weights, or of a single row; the table says why", () => {
    const many = one(instrument, data, [{ kind: "cross", rows: "Q9", columns: "Q19", test: "chiSquare" }]);
    expect(many.test).toBeNull();
    expect(many.notes.join("")).toContain("複数回答を含む表には検定を行いません");
    const alone = dataOf([bureau, tool], { Q9: ["はい", "はい"], Q26: ["はい", "いいえ"] });
    expect(one(made, alone, [{ kind: "cross", rows: "Q9", columns: "Q26", test: "fisher" }]).notes.join("")).toContain(
      "2つに満たない",
    );
    const weighted = { ...large, weights: new Float64Array(42).fill(1.5) };
    expect(
      one(made, weighted, [{ kind: "cross", rows: "Q9", columns: "Q26", test: "fisher", weighted: true }]).test,
    ).toBeNull();
  });
});
