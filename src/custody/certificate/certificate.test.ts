import { expect, test } from "vitest";
import { ErasureRecord } from "../contract.ts";
import { certificate, type Erased } from "./certificate.ts";
import { certificatePdf } from "./certificate.worker.ts";

const at = (hour: number) => new Date(Date.UTC(2026, 10, 28, hour));
const erased: Erased = {
  id: "0b0e6a5e-6f0a-4a57-9b1e-1f9a3c7d2e10",
  hospitalId: "7c1b2a34-1111-4222-8333-944455556666",
  hospitalName: "海鳴病院",
  requestedName: "潮見 渚",
  requestedAt: at(0),
  agreedName: "灘 岬",
  agreedAt: at(1),
  erasedAt: at(2),
  finishedAt: at(3),
  nameHash: "ab".repeat(32),
  nameSalt: "cd".repeat(16),
  counts: { ledger_record: 12_345, audit_entry: 678, something_new: 9 },
  record: ErasureRecord.parse({
    devices: [
      {
        id: "9f000000-0000-4000-8000-000000000000",
        preparedAt: at(0).toISOString(),
        lastSeenAt: at(1).toISOString(),
        wipedAt: null,
        keepDays: 14,
      },
    ],
    told: 3,
    files: 21,
    fileBytes: 1_234_567,
    jobs: 2,
    compacted: 90,
    notCompacted: ["public.exposure"],
    logRemoved: true,
    messagesEmptied: true,
  }),
};
const words = (of: Erased) => JSON.stringify(certificate(of, at(4)));

test("the certificate names the people, the moments in Japan and every table, also one nobody has a word for", () => {
  const text = words(erased);
  for (const expected of ["海鳴病院", "潮見 渚", "灘 岬", "12,345", "台帳の記録", "something_new", "令和8年"])
    expect(text).toContain(expected);
});

test("what erasure did not reach is said: backups before the key was destroyed, a table not written anew, a tablet not heard of", () => {
  const text = words(erased);
  expect(text).toContain("鍵の廃棄より前に取った控え");
  expect(text).toContain("public.exposure");
  expect(text).toContain("命令済み・未確認");
  expect(words({ ...erased, record: { ...erased.record, logRemoved: false } })).toContain("データベースの管理者");
});

test("without the name the certificate goes by the hospital's id", () => {
  expect(certificate({ ...erased, hospitalName: null }, at(4)).hospital).toContain(erased.hospitalId);
});

test("it is set as a PDF", () => {
  const pdf = certificatePdf(erased, at(4));
  expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe("%PDF-");
});
