import { expect, test } from "vitest";
import { blank, readText } from "./agreement-text.ts";
import { fillDocument } from "./filled-document.ts";
import { placeholders, sampleValues } from "./placeholder.ts";
import { shippedTemplates } from "./shipped.ts";
import { AgreementSetting, type ProgrammeFacts, valuesFor } from "./values.ts";

const frame = { foot: "試験", issuedOn: "2026-11-20" };
const fill = (text: string, numbering: "articles" | "sections" = "articles", values = sampleValues) =>
  fillDocument({ text, numbering }, values, frame);

test("every shipped text is whole, names only what there is, and together they name all of it", () => {
  for (const { id, text } of shippedTemplates) expect([id, readText(text).problems]).toEqual([id, []]);
  const named = new Set(shippedTemplates.flatMap(({ text }) => readText(text).names));
  expect([...named].sort()).toEqual(Object.keys(placeholders).sort());
});

test("articles and their items are counted anew, whatever numbers were typed", () => {
  const { document } = fill("## 秘密情報\n1. 一\n9. 二\n  - 小\n## 公表\n1. 三");
  expect(document.blocks).toEqual([
    { is: "heading", text: "第1条（秘密情報）" },
    { is: "item", level: 0, marker: "1", text: "一" },
    { is: "item", level: 0, marker: "2", text: "二" },
    { is: "item", level: 1, marker: "・", text: "小" },
    { is: "heading", text: "第2条（公表）" },
    { is: "item", level: 0, marker: "1", text: "三" },
  ]);
  expect(fill("## 目的\n1. 一", "sections").document.blocks).toMatchObject([{ text: "1　目的" }, { marker: "(1)" }]);
});

test("a table has a head only where a line of dashes says so, and ends where its lines do", () => {
  const { document } = fill("| 項目 | 内容 |\n|---|---|\n| 病院 | {{hospital}} |\n\n| a | b |\n文");
  expect(document.blocks).toEqual([
    {
      is: "table",
      head: true,
      rows: [
        ["項目", "内容"],
        ["病院", "みなと総合病院"],
      ],
    },
    { is: "table", head: false, rows: [["a", "b"]] },
    { is: "paragraph", text: "文" },
  ]);
});

test.each([
  ["{{hospitl}} 御中", 1, "unknown_placeholder"],
  ["本文\n{{hospital} 御中", 2, "open_braces"],
  ["本文\n\n@address 東京", 3, "unknown_directive"],
  ["### 小見出し", 1, "unknown_directive"],
  ["| a | b |\n| c |", 2, "uneven_table"],
  ["  \n", 1, "empty"],
])("%j is refused with its line", (text, line, problem) => {
  expect(readText(text).problems).toContainEqual(expect.objectContaining({ line, problem }));
});

test("what is not known yet is a blank in print and is named", () => {
  const { document, missing } = fill("{{hospital}} の {{contactPhone}}", "articles", { hospital: "みなと病院" });
  expect(document.blocks).toEqual([{ is: "paragraph", text: `みなと病院 の ${blank}` }]);
  expect(missing).toEqual(["contactPhone"]);
});

test("dates stand in both calendars, hours with two places, money in yen, and what is not set is left out", () => {
  const facts: ProgrammeFacts = {
    programme: "調査",
    secretariat: "協会",
    supervisor: null,
    researchGroup: null,
    ministry: null,
    plan: {
      interimReviewOn: null,
      reportToSecretariatOn: "2027-02-28",
      reportToHospitalOn: null,
      homeworkDays: 7,
      interviewMinutes: 30,
      labourCapYen: 3_000_000,
    },
    plannedHours: 200,
    setting: AgreementSetting.parse({ contactPerson: " 山田 " }),
  };
  const values = valuesFor(facts, { hospital: "みなと病院", company: null, issuedOn: "2026-11-20", number: null });
  expect(values).toEqual({
    hospital: "みなと病院",
    secretariat: "協会",
    programme: "調査",
    issuedOn: "令和8年11月20日（2026-11-20）",
    contactPerson: "山田",
    reportToSecretariatBy: "令和9年2月28日（2027-02-28）",
    homeworkDays: "7",
    interviewMinutes: "30",
    plannedHours: "200.00",
    labourCap: "3,000,000円",
  });
});
