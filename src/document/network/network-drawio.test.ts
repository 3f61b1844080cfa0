import { SaxesParser } from "saxes";
import { expect, test } from "vitest";
import { aLedger, aRecord, known, recordId } from "../testing/document-input.ts";
import { largeHospital } from "../testing/large-ledger.ts";
import { networkDrawio } from "./network-drawio.ts";
import { networkLayout } from "./network-layout.ts";

type Cell = Readonly<Record<string, string>>;

/** Attributes of all cells. @throws when the text is no well-formed XML */
function cellsOf(xml: string): Cell[] {
  const cells: Cell[] = [];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    if (name === "mxCell") cells.push(attributes);
  });
  parser.write(xml).close();
  return cells;
}

const large = networkLayout(aLedger(largeHospital()), []);

test("every box is a cell, once, and every connection number too", () => {
  const cells = cellsOf(networkDrawio(large));
  const ids = cells.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(large.nodes.filter(({ id }) => !ids.includes(id))).toEqual([]);
  const numbers = cells.filter(({ id }) => id?.startsWith("plate:")).map(({ value }) => Number(value));
  expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 47 }, (_, index) => index + 1));
});

test("every line is attached to cells at both ends, and boxes of a segment move with it", () => {
  const cells = cellsOf(networkDrawio(large));
  const boxes = new Set(cells.filter(({ vertex }) => vertex === "1").map(({ id }) => id));
  const lines = cells.filter(({ edge }) => edge === "1");
  expect(lines.length).toBeGreaterThan(47 * 2);
  expect(lines.filter(({ source = "", target = "" }) => !boxes.has(source) || !boxes.has(target))).toEqual([]);
  const inside = large.nodes.filter(({ zone }) => zone !== null);
  const parents = new Map(cells.map(({ id, parent }) => [id, parent]));
  expect(inside.filter(({ id, zone }) => parents.get(id) !== zone)).toEqual([]);
});

test("names with markup, quotation marks and control characters do not break the file", () => {
  const name = '<b>"A&B"</b>\u0000\nシステム';
  const ledger = aLedger([
    aRecord("system", 1, { name: known(name) }),
    aRecord("connection", 1, { counterpart: known(name), connectedSegment: known(name) }),
  ]);
  const cells = cellsOf(networkDrawio(networkLayout(ledger, [])));
  expect(cells.find(({ id }) => id === `outside:${recordId("connection", 1)}`)?.value).toContain('<b>"A&B"</b>');
});
