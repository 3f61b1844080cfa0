/**
 * The sheets of a questionnaire as a workbook, column by column: one list for writing and reading (instrument-workbook.ts,
 * read-instrument-workbook.ts). Columns of the Japanese wording stand beside those of the English.
 */
export interface SheetColumn {
  /** Where in the tree of the thing that the row is about: "label.ja". */
  path: string;
  header: string;
  /**
   * text; flag: ○ or empty; number; bound: number or date; formula: a condition (condition-formula.ts); ids: several ids with "/"; lines: several texts, one a line;
   * kind: of a question; parent: id of what the row belongs to; note: for the reader of the workbook, never read back.
   */
  type: "text" | "flag" | "number" | "bound" | "formula" | "ids" | "lines" | "kind" | "parent" | "note";
  /** In half-width characters. */
  width: number;
}

export interface SheetSpec {
  name: string;
  columns: readonly SheetColumn[];
}

const text = (path: string, header: string, width = 16): SheetColumn => ({ path, header, type: "text", width });
const wording = (path: string, header: string, width = 32): SheetColumn[] => [
  text(`${path}.ja`, header, width),
  text(`${path}.en`, `${header}（英語）`, width),
];
const flag = (path: string, header: string): SheetColumn => ({ path, header, type: "flag", width: 10 });
const number = (path: string, header: string): SheetColumn => ({ path, header, type: "number", width: 10 });
const parent = (header: string): SheetColumn => ({ path: "", header, type: "parent", width: 12 });
const ids = (path: string, header: string): SheetColumn => ({ path, header, type: "ids", width: 32 });
const formula = (path: string, header: string): SheetColumn[] => [
  { path, header, type: "formula", width: 28 },
  { path: `${path}.note`, header: `${header}の意味（読み込まれません）`, type: "note", width: 36 },
];
const id = text("id", "番号", 12);

/** One row for each column here: its header in A, what belongs there in B. */
export const titleSheet: SheetSpec = {
  name: "調査票",
  columns: [
    text("id", "調査票のID"),
    text("edition", "版"),
    ...wording("title", "題名"),
    ...wording("intro", "はじめに"),
    ...wording("thanks", "お礼"),
    text("source.doc", "出典"),
    text("source.certainty", "出典の確かさ"),
    text("follows.edition", "前の版"),
  ],
};

export const sectionSheet: SheetSpec = {
  name: "区分",
  columns: [
    id,
    ...wording("label", "見出し"),
    ...wording("intro", "説明"),
    ...formula("show", "たずねる条件"),
    ...wording("repeats.of", "くり返すもの", 16),
    number("repeats.atMost", "くり返しの上限"),
  ],
};

export const questionSheet: SheetSpec = {
  name: "設問",
  columns: [
    parent("区分"),
    id,
    { path: "kind", header: "種類", type: "kind", width: 12 },
    ...wording("label", "短い名前", 28),
    ...wording("text", "設問文", 44),
    ...wording("help", "補足", 28),
    ...formula("show", "たずねる条件"),
    flag("required", "必須"),
    flag("mayRefuse", "「回答しない」"),
    flag("scale", "段階尺度"),
    number("atLeast", "選ぶ数（最少）"),
    number("atMost", "選ぶ数（最多）"),
    ...wording("unit", "単位", 10),
    { path: "min", header: "最小（最も早い日）", type: "bound", width: 12 },
    { path: "max", header: "最大（最も遅い日）", type: "bound", width: 12 },
    flag("integer", "整数"),
    number("lines", "欄の行数"),
    number("maxLength", "最大文字数"),
    flag("contact", "連絡先"),
  ],
};

export const optionSheet: SheetSpec = {
  name: "選択肢",
  columns: [
    parent("設問"),
    id,
    ...wording("label", "選択肢", 40),
    flag("exclusive", "ほかと同時に選べない"),
    flag("other", "自由記述つき"),
    flag("notOffered", "画面に出さない"),
    flag("correct", "正答"),
    { path: "also", header: "回答ファイルでの別名", type: "lines", width: 28 },
  ],
};

export const rowSheet: SheetSpec = { name: "表の項目", columns: [parent("設問"), id, ...wording("label", "項目", 40)] };

export const rankingSheet: SheetSpec = {
  name: "順位",
  columns: [id, ...wording("label", "名前"), ids("questions", "設問（1位から順に）")],
};

export const derivedSheet: SheetSpec = {
  name: "派生変数",
  columns: [
    id,
    ...wording("label", "名前"),
    ids("number.score", "正答数を数える設問"),
    text("number.picked", "選んだ数を数える設問"),
    ids("number.sum", "合計する設問"),
  ],
};

export const groupSheet: SheetSpec = {
  name: "派生変数の群",
  columns: [parent("派生変数"), id, ...wording("label", "群"), ...formula("when", "条件")],
};

export const changeSheet: SheetSpec = {
  name: "前の版との対応",
  columns: [
    text("question", "設問"),
    text("change", "変わり方"),
    text("before", "前の設問"),
    ids("options.before", "前の選択肢"),
    ids("options.now", "今の選択肢"),
  ],
};

/** Words of the cells that hold one of a few. */
export const kindWords = {
  single: "一つ選ぶ",
  multiple: "いくつでも選ぶ",
  number: "数値",
  text: "文章",
  date: "日付",
  matrix: "表",
} as const;
export const changeWords = { new: "新しい設問", renamed: "番号が変わった", options: "選択肢が変わった" } as const;
