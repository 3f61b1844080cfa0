import { describe, expect, it } from "vitest";
import { refusalOf } from "../testing/read-for-test.ts";
import { workbookByHand, workbookEntries } from "../testing/workbook-by-hand.ts";
import { type HandmadeEntry, zipByHand } from "../testing/zip-by-hand.ts";

const SHEET = "xl/worksheets/sheet1.xml";
const good = { sheetData: "<row><c><v>1</v></c></row>" };

const changedSheet = (change: Partial<HandmadeEntry>): Buffer =>
  zipByHand(workbookEntries(good).map((entry) => (entry.name === SHEET ? { ...entry, ...change } : entry)));

const withEntry = (entry: HandmadeEntry): Buffer => zipByHand(workbookEntries({ ...good, more: [entry] }));

describe("a zip", () => {
  it("that is honest is read", async () => {
    expect(await refusalOf(workbookByHand(good))).toBe("read");
  });

  it("that claims too much is refused before anything is unpacked", async () => {
    expect(await refusalOf(changedSheet({ claimedSize: 2 ** 31 }))).toBe(`too_large_when_unpacked @ ${SHEET}`);
  });

  it("that unpacks to more than it claims is refused when the claim is passed", async () => {
    const content = `<worksheet><sheetData>${" ".repeat(1_000_000)}`;
    expect(await refusalOf(changedSheet({ content, claimedSize: 4096 }))).toBe(`corrupt_file @ ${SHEET}`);
  });

  it("is counted while it is unpacked", async () => {
    const rows = "<row><c><v>1</v></c></row>".repeat(10_000);
    expect(await refusalOf(workbookByHand({ sheetData: rows }), { unpackedBytes: 100_000 })).toBe(
      `too_large_when_unpacked @ ${SHEET}`,
    );
  });

  it("with damaged content is refused", async () => {
    expect(await refusalOf(changedSheet({ claimedCrc: 1 }))).toBe(`corrupt_file @ ${SHEET}`);
  });

  it("cut off at any place is refused, never half-read", async () => {
    const whole = workbookByHand(good);
    for (let length = 4; length < whole.length; length += 7) {
      expect(await refusalOf(whole.subarray(0, length))).toMatch(/^corrupt_file/);
    }
  });

  it("with two entries of one name is refused, whatever their case", async () => {
    expect(await refusalOf(withEntry({ name: "XL/Worksheets/sheet1.xml", content: "<worksheet/>" }))).toMatch(
      /^corrupt_file/,
    );
  });

  it("whose entries share their bytes is refused", async () => {
    const content = "x".repeat(1000);
    const whole = workbookByHand({ ...good, more: [{ name: "a", content }] });
    const at = whole.lastIndexOf("PK\x01\x02");
    whole.writeUInt32LE(whole.length, at + 20);
    expect(await refusalOf(whole)).toMatch(/^corrupt_file/);
  });

  it("with a symbolic link is refused", async () => {
    expect(await refusalOf(changedSheet({ content: "/etc/hostname", symbolicLink: true }))).toBe(
      `malformed_workbook @ ${SHEET}`,
    );
  });

  it.each(["../x", "/x", "..\\x", "C:\\x", "a/../../x", "a\0b", "a\nb", "n".repeat(300)])(
    "with an entry named %j is refused",
    async (name) => {
      expect(await refusalOf(withEntry({ name, content: "x" }))).toMatch(/^unsafe_entry_name/);
    },
  );

  it("with encrypted entries is said to have a password", async () => {
    expect(await refusalOf(changedSheet({ encrypted: true }))).toBe("password_protected @ null");
  });

  it("with too many entries is refused", async () => {
    expect(await refusalOf(workbookByHand(good), { zipEntries: 3 })).toBe("too_many_entries @ 4");
  });

  it("that is no workbook is refused as another format", async () => {
    expect(await refusalOf(zipByHand([{ name: "word/document.xml", content: "<document/>" }]))).toBe(
      "wrong_format @ null",
    );
  });
});

describe("a part", () => {
  const sheet = (content: string | Buffer) => refusalOf(workbookByHand({ sheet: content }));

  it.each([
    '<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>',
    '<!DOCTYPE x SYSTEM "http://host.invalid/x"><worksheet/>',
    '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><worksheet/>',
  ])("with a DOCTYPE is refused: %s", async (content) => {
    expect(await sheet(content)).toBe(`doctype_not_allowed @ ${SHEET}`);
  });

  it.each([
    ["deep nesting", `<worksheet>${"<x>".repeat(200_000)}`],
    ["an undefined entity", "<worksheet>&nope;</worksheet>"],
    ["an open end", "<worksheet><sheetData>"],
    ["bytes that are no UTF-8", Buffer.from([0x3c, 0x61, 0x3e, 0xff, 0x3c, 0x2f, 0x61, 0x3e])],
    ["no XML at all", "/etc/hostname"],
  ])("with %s is refused", async (_, content) => {
    expect(await sheet(content)).toBe(`malformed_workbook @ ${SHEET}`);
  });

  it.each([
    ["text", `<worksheet><sheetData><row><c t="inlineStr"><is><t>${"x".repeat(3_000_000)}`],
    ["comment", `<worksheet><!--${"x".repeat(3_000_000)}`],
    ["tag", `<worksheet ${'a="1" '.repeat(500_000)}`],
  ])("with an endless %s is refused before it is whole", async (_, content) => {
    expect(await sheet(content)).toMatch(/^(?:field_too_long|malformed_workbook)/);
  });

  it("with a long text made of many short runs is refused at the limit", async () => {
    const sharedStrings = `<si>${"<r><t>xxxxxxxx</t></r>".repeat(40_000)}</si>`;
    expect(await refusalOf(workbookByHand({ ...good, sharedStrings }))).toBe(
      "field_too_long @ xl/sharedStrings.xml #1",
    );
  });
});

describe("a cell", () => {
  const cell = (xml: string) =>
    refusalOf(workbookByHand({ sharedStrings: "<si><t>有</t></si>", sheetData: `<row r="2">${xml}</row>` }));

  it.each(["4000000000", "-1", "1", "0.5", "x", " "])(
    "pointing to shared string %j, which is not there, is refused",
    async (index) => {
      const outcome = await cell(`<c r="B2" t="s"><v>${index}</v></c>`);
      expect(outcome).toBe(index === " " ? "read" : "malformed_workbook @ 台帳!B2");
    },
  );

  it("that is no number is refused by its place", async () => {
    expect(await cell('<c r="B2"><v>12a</v></c>')).toBe("malformed_workbook @ 台帳!B2");
    expect(await cell('<c r="B2"><v>1e999</v></c>')).toBe("malformed_workbook @ 台帳!B2");
  });

  it("with control characters is refused by its place", async () => {
    expect(await cell('<c r="B2" t="inlineStr"><is><t>a_x0000_b</t></is></c>')).toBe("control_characters @ 台帳!B2");
  });

  it.each(["A3", "A0", "ZZZ2", "2A", "A1048577"])("at %s, outside of its row, is refused", async (place) => {
    expect(await cell(`<c r="${place}"><v>1</v></c>`)).toBe("malformed_workbook @ 台帳");
  });

  it("standing left of the one before is refused", async () => {
    expect(await cell('<c r="B2"><v>1</v></c><c r="B2"><v>2</v></c>')).toBe("malformed_workbook @ 台帳");
  });
});

describe("a sheet", () => {
  const rows = '<row><c><v>1</v></c><c t="inlineStr"><is><t>有</t></is></c><c/></row>'.repeat(20);

  it.each([
    [{ rows: 19 }, "too_many_rows_or_columns @ 台帳!A20"],
    [{ cells: 39 }, "too_many_rows_or_columns @ 台帳!B20"],
    [{ elements: 50 }, `too_many_rows_or_columns @ ${SHEET}`],
    [{ textCharacters: 10 }, "too_large_when_unpacked @ 台帳!B1"],
  ])("beyond %j is refused", async (limits, expected) => {
    expect(await refusalOf(workbookByHand({ sheetData: rows }), limits)).toBe(expected);
  });

  it("whose rows are out of order is refused", async () => {
    expect(await refusalOf(workbookByHand({ sheetData: '<row r="2"/><row r="2"/>' }))).toBe(
      "malformed_workbook @ 台帳",
    );
  });

  it("that is named but not there is refused by its name", async () => {
    const entries = workbookEntries(good).filter(({ name }) => name !== SHEET);
    expect(await refusalOf(zipByHand(entries))).toBe("malformed_workbook @ 台帳");
  });
});
