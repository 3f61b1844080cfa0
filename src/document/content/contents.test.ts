import { describe, expect, test } from "vitest";
import type { ContentSection, DocumentContent } from "../contract.ts";
import {
  aBackupTest,
  aFinding,
  aLedger,
  anInput,
  anInquiry,
  aRecord,
  known,
  recordId,
} from "../testing/document-input.ts";
import { allDocuments, documentContent } from "./all-documents.ts";

const section = (content: DocumentContent, id: string): ContentSection => {
  const found = content.sections.find((entry) => entry.id === id);
  if (!found) throw new Error(id);
  return found;
};
const table = (content: DocumentContent, id: string) => {
  const { body } = section(content, id);
  if (body.type !== "table") throw new Error(`${id} is no table`);
  return body;
};
const text = (content: DocumentContent, id: string, row: number, column: string) => {
  const { columns, rows } = table(content, id);
  const cell = rows[row]?.cells[columns.findIndex((entry) => entry.id === column)];
  return typeof cell === "string" ? cell : cell?.text;
};

test("an empty ledger gives every document, and each empty table says so", () => {
  for (const content of allDocuments(anInput())) {
    for (const { body } of content.sections) {
      if (body.type === "table") expect(body.whenEmpty).not.toBe("");
    }
  }
});

describe("D5", () => {
  test("has every column of deliverables.yaml and prints each in exactly one part or as a key", () => {
    const { columns, parts } = table(documentContent("D5", anInput()), "connections");
    expect(columns.length).toBeGreaterThanOrEqual(40);
    for (const column of columns) {
      const times = (parts ?? []).filter((part) => part.columns.includes(column.id)).length;
      expect([column.id, times]).toEqual([column.id, column.key ? (column.id === "number" ? 0 : 1) : 1]);
    }
  });

  test("counts what is open apart from what is no", () => {
    const ledger = aLedger([
      aRecord("connection", 1, { targetCategory: known("T1"), passesHospitalFirewall: known(false) }),
      aRecord("connection", 2, { targetCategory: known("T1"), passesHospitalFirewall: { state: "unknown" } }),
      aRecord("connection", 3, { targetCategory: known("T1"), passesHospitalFirewall: { state: "notApplicable" } }),
    ]);
    const content = documentContent("D5", anInput({ ledger }));
    expect(text(content, "overview", 0, "aroundFirewall")).toBe("1");
    expect(text(content, "overview", 0, "firewallOpen")).toBe("1");
  });
});

describe("D4", () => {
  test("shows both readings of 3-2-1 and what fails", () => {
    const ledger = aLedger([aRecord("backup", 1, { systemName: known("検査") })]);
    const test321 = { ...aBackupTest, twoMedia: "notMet", usual: "notMet" } as const;
    const content = documentContent("D4", anInput({ ledger, backupTests: { [recordId("backup", 1)]: test321 } }));
    expect(text(content, "backups", 0, "seed321")).toBe("満たす");
    expect(text(content, "backups", 0, "usual321")).toBe("満たさない\n不足: 2媒体");
  });

  test("names the systems that no backup speaks of", () => {
    const ledger = aLedger([
      aRecord("backup", 1, { systemName: known("ＰＡＣＳ") }),
      aRecord("system", 1, { name: known("PACS") }),
      aRecord("system", 2, { name: known("給食") }),
    ]);
    expect(table(documentContent("D4", anInput({ ledger })), "silent").rows.map(({ id }) => id)).toEqual([
      recordId("system", 2),
    ]);
  });
});

test("D5b: no answer within the term is printed as the result 未提出", () => {
  const content = documentContent("D5b", anInput({ inquiries: [anInquiry(3)] }));
  expect(text(content, "inquiries", 0, "outcome")).toBe("未提出");
  expect(content.summary).toBe("照会 1件。回答あり 0件、確認中 0件、未提出 1件。");
});

test("D8: a month has not ended support before it is over", () => {
  const asset = (number: number, end: string) =>
    aRecord("asset", number, { kind: known("ct"), supportEndsOn: known(end) });
  const ledger = aLedger([asset(1, "2026-07"), asset(2, "2026-08"), asset(3, "2026-09")]);
  expect(text(documentContent("D8", anInput({ ledger })), "overview", 0, "supportEnded")).toBe("1");
});

test("findings: heaviest first, one matter per rule and suggestion, accepted ones told with reason and term", () => {
  const content = documentContent(
    "findings",
    anInput({
      findings: [
        aFinding(2, { key: "b" }),
        aFinding(1, { key: "a", status: { state: "accepted", by: "院長", reason: "更新待ち", until: "2027-03-31" } }),
        aFinding(1, { key: "c", rule: "FR-19", severity: "critical", title: "公表された脆弱性" }),
      ],
    }),
  );
  expect(table(content, "findings").rows.map(({ id }) => id)).toEqual(["c", "a", "b"]);
  expect(table(content, "findings").grouping?.groups.map(({ label }) => label)).toEqual([
    "【至急】公表された脆弱性",
    "【高】ISDN回線が残っている",
  ]);
  expect(text(content, "findings", 1, "status")).toBe("了承（2027-03-31まで）\n院長: 更新待ち");
  expect(content.summary).toBe("所見 3件（未了 2件、了承済み 1件）。");
});
