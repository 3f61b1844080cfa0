import { expect, it } from "vitest";
import { makers } from "../words/makers.ts";
import { canonicalModel, knownMaker } from "./product.ts";

it.each([
  ["ﾌｫｰﾃｨﾈｯﾄ", "Fortinet"],
  ["㈱リコー", "Ricoh"],
  ["ブラザー工業㈱", "Brother"],
  ["FUJITSU CLIENT COMPUTING LIMITED", "Fujitsu"],
  ["Dell Inc.", "Dell"],
  ["Cisco Systems, Inc.", "Cisco"],
  ["キヤノンメディカルシステムズ株式会社", "Canon Medical"],
])("%s is %s", (text, maker) => {
  expect(knownMaker(text)).toBe(maker);
});

it("no spelling belongs to two makers", () => {
  for (const [canonical, aliases] of makers) {
    for (const alias of aliases.split("|")) expect([alias, knownMaker(alias)]).toEqual([alias, canonical]);
  }
});

it.each([
  ["FG-200F", "FortiGate 200F"],
  ["ＦｏｒｔｉＧａｔｅ－６０Ｅ", "FortiGate 60E"],
  ["ASA5525-X", "ASA 5525-X"],
  ["SMA410", "SMA 410"],
  ["IX2215", "UNIVERGE IX2215"],
  ["ProDesk 400 G6", "ProDesk 400 G6"],
])("%s is spelt %s", (text, model) => {
  expect(canonicalModel(text)).toBe(model);
});
