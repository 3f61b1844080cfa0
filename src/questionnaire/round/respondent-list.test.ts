import { expect, test } from "vitest";
import { pastedLines, readRespondents } from "./respondent-list.ts";

const read = (text: string) => readRespondents(pastedLines(text));
const respondents = (text: string) =>
  read(text).map((line) =>
    line.problem ? `${line.place} ${line.problem}` : [line.respondent.name, line.respondent.email],
  );

test("a pasted list is read with commas, tabs, or as mailboxes, whatever comes first", () => {
  const wanted = [
    ["つばめ沢病院", "joho@tsubame.example"],
    ["かもめ診療所", "uketsuke@kamome.example"],
  ];
  expect(respondents("つばめ沢病院,joho@tsubame.example\nかもめ診療所、uketsuke@kamome.example")).toEqual(wanted);
  expect(respondents("joho@tsubame.example\tつばめ沢病院\r\nuketsuke@kamome.example\tかもめ診療所")).toEqual(wanted);
  expect(respondents('つばめ沢病院 <joho@tsubame.example>\n\n"かもめ診療所" <UKETSUKE@kamome.example>')).toEqual(
    wanted,
  );
});

test("headings say which column is which; others are not looked at", () => {
  const list = "番号\t担当メール\tメールアドレス\t施設名\n1\tx@y.example\tjoho@tsubame.example\tつばめ沢病院";
  expect(respondents(list)).toEqual([["つばめ沢病院", "joho@tsubame.example"]]);
});

test("full-width letters of an address are read as what they are", () => {
  expect(respondents("つばめ沢病院,ｊｏｈｏ＠tsubame.example")).toEqual([["つばめ沢病院", "joho@tsubame.example"]]);
});

test("a name without an address and an address without a name are both somebody", () => {
  expect(respondents("つばめ沢病院\njoho@tsubame.example")).toEqual([
    ["つばめ沢病院", null],
    ["joho@tsubame.example", "joho@tsubame.example"],
  ]);
});

test("a line that is wrong is named by its place, and stops no other", () => {
  const list =
    "つばめ沢病院,joho@tsubame.example\n\nかもめ診療所,uketsuke@\nすずめ医院,JOHO@tsubame.example\nひばり荘,a@b.example";
  expect(respondents(list)).toEqual([
    ["つばめ沢病院", "joho@tsubame.example"],
    "3 bad_address",
    "4 twice",
    ["ひばり荘", "a@b.example"],
  ]);
});
