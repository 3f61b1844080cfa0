import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { mustRead, refusalOf, shownRows } from "../testing/read-for-test.ts";

const text = "番号,システム,備考\r\n1,電子カルテ,ﾔﾏﾊ①\r\n2,医事会計,\r\n";
const rowsOf = async (content: string | Buffer) => shownRows(await mustRead(Buffer.from(content), "台帳.csv"));
const expected = [
  ["番号", "システム", "備考"],
  ["1", "電子カルテ", "ﾔﾏﾊ①"],
  ["2", "医事会計", null],
];

describe("encodings", () => {
  const encoded = {
    "utf-8": Buffer.from(text),
    "utf-8-bom": Buffer.from(`\u{feff}${text}`),
    cp932: iconv.encode(text, "cp932"),
    "utf-16le": iconv.encode(text, "utf-16le", { addBOM: true }),
    "utf-16be": iconv.encode(text, "utf-16be", { addBOM: true }),
  };

  it.each(Object.entries(encoded))("%s is recognised and read", async (encoding, bytes) => {
    const workbook = await mustRead(bytes, "台帳.csv");
    expect(workbook).toMatchObject({ format: "csv", encoding, fileName: "台帳.csv" });
    expect(shownRows(workbook)).toEqual(expected);
  });

  it.each(["utf-16le", "utf-16be"] as const)("%s without a mark is read too", async (encoding) => {
    expect(await rowsOf(iconv.encode(text, encoding))).toEqual(expected);
  });

  it("keeps gaiji of CP932", async () => {
    expect(await rowsOf(Buffer.concat([iconv.encode("氏名,", "cp932"), Buffer.from([0xf0, 0x40])]))).toEqual([
      ["氏名", "\ue000"],
    ]);
  });

  it("reads half-width kana of CP932, which look like EUC-JP", async () => {
    const kana = "ﾅﾏｴ,ﾔﾏﾊ\nｶﾙﾃ,ﾌｼﾞﾂｳ\n";
    expect(await rowsOf(iconv.encode(kana, "cp932"))).toEqual([
      ["ﾅﾏｴ", "ﾔﾏﾊ"],
      ["ｶﾙﾃ", "ﾌｼﾞﾂｳ"],
    ]);
  });

  it("does not break characters where it cuts the file into pieces", async () => {
    const long = Array.from(
      { length: 60_000 },
      (_, index) => `${index},電子カルテ用端末の備考欄${"あ".repeat(index % 7)}`,
    ).join("\n");
    for (const encoding of ["cp932", "utf-16le"]) {
      const bytes =
        encoding === "cp932" ? iconv.encode(long, encoding) : iconv.encode(long, encoding, { addBOM: true });
      expect((await rowsOf(bytes)).map((row) => row.join(",")).join("\n")).toBe(long);
    }
  });

  it.each([
    [
      "a CP932 line in UTF-8",
      Buffer.concat([Buffer.from("番号,名\n1,電子\n"), iconv.encode("2,医事会計\n", "cp932")]),
      "record 3",
    ],
    [
      "a UTF-8 line in CP932",
      Buffer.concat([iconv.encode("番号,名\n1,電子\n", "cp932"), Buffer.from("2,医事会計\n")]),
      "record 3",
    ],
    [
      "an EUC-JP line in CP932",
      Buffer.concat([iconv.encode("番号,名\n", "cp932"), iconv.encode("1,サーバ\n", "euc-jp")]),
      "record 2",
    ],
    [
      "CP932 behind a UTF-8 mark",
      Buffer.concat([Buffer.from("\u{feff}"), iconv.encode("番号,名\n", "cp932")]),
      "record 1",
    ],
    ["EUC-JP throughout", iconv.encode("番号,サーバ\n1,プリンタ\n", "euc-jp"), "EUC-JP"],
    ["bytes of no encoding", Buffer.from([0x61, 0x2c, 0xff, 0xfe, 0xfd, 0x0a]), "record 1"],
    ["half a UTF-16 pair", Buffer.from([0xff, 0xfe, 0x41, 0x00, 0x00, 0xd8]), "null"],
  ])("%s is refused by its place", async (_, bytes, place) => {
    expect(await refusalOf(bytes)).toBe(`encoding_not_uniform @ ${place}`);
  });
});

describe("records", () => {
  it.each(["\n", "\r\n", "\r"])("end with %j", async (ending) => {
    expect(await rowsOf(["a,b", "1,2", ""].join(ending))).toEqual([
      ["a", "b"],
      ["1", "2"],
    ]);
  });

  it("keep quoted delimiters, quotes and line breaks", async () => {
    expect(await rowsOf('a,"b,c","say ""x""","1\r\n2"\n"","x" ,"').catch((error: Error) => error.message)).toMatch(
      "unclosed_quote at record 2",
    );
    expect(await rowsOf('a,"b,c","say ""x""","1\r\n2"\n"","x" ,y')).toEqual([
      ["a", "b,c", 'say "x"', "1\r\n2"],
      [null, "x", "y"],
    ]);
  });

  it("count blank lines, as a spreadsheet shows them", async () => {
    const workbook = await mustRead(Buffer.from("a\n\n,,\nb\n"), "x.csv");
    expect([...(workbook.sheets[0]?.rows() ?? [])].map(({ number }) => number)).toEqual([1, 4]);
  });

  it("take back our neutralising and nothing else", async () => {
    expect(await rowsOf("'=1+1,'x,=1,' OR")).toEqual([["=1+1", "'x", "=1", "' OR"]]);
  });

  it("take vertical tabs of FileMaker for line breaks, and Ctrl-Z for the end", async () => {
    expect(await rowsOf("a\vb,c\n\u001a")).toEqual([["a\nb", "c"]]);
  });

  it("can be read more than once, and broken off", async () => {
    const workbook = await mustRead(Buffer.from(text), "x.csv");
    for (const row of workbook.sheets[0]?.rows() ?? []) if (row.number === 2) break;
    expect(shownRows(workbook)).toEqual(expected);
  });
});

describe("delimiters", () => {
  it.each([
    ["a\tb\tc\n1\t2,5\t3\n", "tsv"],
    ["a;b;c\n1;2,5;3\n", "csv"],
    ["表題\n\na,b,c\n1,2,3\n4,5;6,7\n", "csv"],
    ['a,"x;y;z;w"\nb,"x;y;z;w"\n', "csv"],
  ])("are found in %j", async (content, format) => {
    const workbook = await mustRead(Buffer.from(content), "台帳.txt");
    expect(workbook.format).toBe(format);
    expect(Math.max(...shownRows(workbook).map((row) => row.length))).toBe(content.startsWith("a,") ? 2 : 3);
  });
});

describe("a broken text", () => {
  it.each([
    ['a,b\n1,"x\n2,y\n3,z\n', "unclosed_quote @ record 2"],
    ['a,b\n1,"x\n2,"y",z\n', "unclosed_quote @ record 2"],
    ["a,b\n1,x\0y\n", "control_characters @ record 2"],
    ['a,b\n"1\n2",\u001b$B\n', "control_characters @ record 2"],
    [`a,b\n1,${"x".repeat(32_768)}\n`, "field_too_long @ record 2"],
    [`a,b\n1,2\n${"x,".repeat(2_000)}\n`, "too_many_rows_or_columns @ record 3"],
    ["\n\n,,\n", "no_rows @ null"],
    ["\u{feff}", "no_rows @ null"],
  ])("%# is refused by its place", async (content, refusal) => {
    expect(await refusalOf(Buffer.from(content))).toBe(refusal);
  });

  it("with a field of 32,767 characters of three bytes is still read", async () => {
    expect(await refusalOf(Buffer.from(`a,${"あ".repeat(32_767)}`))).toBe("read");
    expect(await refusalOf(Buffer.from(`a,${"あ".repeat(32_768)}`))).toBe("field_too_long @ record 1");
  });

  it.each([
    [{ rows: 2 }, "too_many_rows_or_columns @ record 3"],
    [{ cells: 5 }, "too_many_rows_or_columns @ record 2"],
    [{ fileBytes: 10 }, "file_too_large @ null"],
  ])("beyond %j is refused", async (limits, refusal) => {
    expect(await refusalOf(Buffer.from(text), limits)).toBe(refusal);
  });
});
