import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import findingRules from "../../../reference/finding-rules.yaml";
import { Severity } from "../../finding/contract.ts";
import { kinds } from "../../ledger/catalogue.ts";
import { type FieldValue, Known, type LedgerRecord, type RecordKind } from "../../ledger/contract.ts";
import { sharedData } from "../../shared/testing/shared-data.ts";
import type { BackupTest, DocumentInput, ReportedFinding, TestOutcome } from "../contract.ts";
import { aLedger, anInput, anInquiry, aRecord, recordId } from "./document-input.ts";

/** Turns a truth.json of the shared hospitals into document input: real sizes and real words, used only where they are present. */
const Row = z.looseObject({ id: z.string() });
const Truth = z.looseObject({
  facility: z.looseObject({ name: z.string() }),
  connections: z.array(Row),
  contracts: z.array(Row),
  assets: z.array(Row),
  systems: z.array(Row),
  backups: z.array(Row.extend({ test321: z.object({ fails: z.array(z.string()), unknown: z.array(z.string()) }) })),
  roles: z.array(Row),
  vendors: z.array(Row),
  findings: z.array(z.object({ rule: z.string(), objects: z.array(z.string()) })),
});
const Rules = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      severity: Severity,
      label_ja: z.string(),
      source: z.object({ section: z.string().optional() }),
    }),
  ),
});

const states = {
  "@unknown": "unknown",
  "@checking": "checking",
  "@none": "none",
  "@notApplicable": "notApplicable",
} as const;

function fieldValue(raw: unknown): FieldValue | undefined {
  if (raw === undefined || raw === "@blank" || raw === "") return undefined;
  if (raw === "@conflict")
    return {
      state: "conflict",
      claims: [
        { state: "known", value: "一方の記載", source: 0 },
        { state: "known", value: "他方の記載", asOf: "2025-03", source: 0 },
      ],
    };
  if (typeof raw === "string" && raw.startsWith("@vague:")) return { state: "vague", text: raw.slice(7) };
  if (typeof raw === "string" && raw.startsWith("@lossy:")) return { state: "lossy", text: raw.slice(7) };
  for (const [token, state] of Object.entries(states)) if (raw === token) return { state };
  return { state: "known", value: Known.parse(raw) };
}

function records(kind: RecordKind, rows: readonly z.infer<typeof Row>[]): LedgerRecord[] {
  const fields = kinds.find((definition) => definition.kind === kind)?.fields ?? [];
  return rows.map((row, index) =>
    aRecord(
      kind,
      index + 1,
      Object.fromEntries(
        fields.flatMap(({ id }) => {
          const value = id === "entryAsset" || id === "connection" ? undefined : fieldValue(row[id]);
          return value ? [[id, value]] : [];
        }),
      ),
    ),
  );
}

function testOf(words: { fails: readonly string[]; unknown: readonly string[] }): BackupTest {
  const outcome = (part: string): TestOutcome =>
    words.fails.some((word) => word.includes(part))
      ? "notMet"
      : words.unknown.some((word) => word.includes(part))
        ? "unknown"
        : "met";
  const all = (...outcomes: TestOutcome[]): TestOutcome =>
    outcomes.includes("notMet") ? "notMet" : outcomes.includes("unknown") ? "unknown" : "met";
  const [threeCopies, twoMedia, oneOffline] = [outcome("copies"), outcome("media"), outcome("offline")];
  return {
    threeCopies,
    twoMedia,
    oneOffline,
    oneOffsiteOrOffline: oneOffline,
    seed: all(threeCopies, oneOffline),
    usual: all(threeCopies, twoMedia, oneOffline),
  };
}

/** Null where the shared material is absent. */
export function sharedHospital(folder: "clinic-small" | "hospital-mid" | "hospital-large"): DocumentInput | null {
  const shared = sharedData();
  if (shared === null) return null;
  const truth = Truth.parse(JSON.parse(readFileSync(join(shared, "hospitals", folder, "truth.json"), "utf8")));
  const rules = Rules.parse(findingRules).items;
  const findings = truth.findings.flatMap(({ rule, objects }): ReportedFinding[] => {
    const definition = rules.find(({ id }) => id === rule);
    if (!definition) return [];
    return objects.map((object, index) => ({
      key: `${rule}:${object}`,
      rule,
      severity: definition.severity,
      title: definition.label_ja,
      on: "connection",
      ref: object,
      number: index + 1,
      subject: `No.${index + 1} 対象${object}`,
      statement: `対象${object}について、「${definition.label_ja}」に当たる記載が台帳にあります。次の更新の機会に確認してください。`,
      detail: ["回線種別: ISDN", "機器の所有者: 業者", "ファームウェア版数: 不明"],
      source: definition.source.section ?? "",
      suggestion:
        "次の更新時に、修正プログラムを誰がいつまでに適用するかを契約または覚書に加えることを検討してください。",
      status: { state: "open" },
    }));
  });
  const outcomes = ["submitted", "late", "notSubmitted", "open"] as const;
  const inquiries = truth.connections.slice(0, 24).map((_, index) => {
    const outcome = outcomes[index % 4] ?? "open";
    const answered = outcome === "submitted" || outcome === "late";
    return anInquiry(index + 1, {
      outcome,
      answeredOn: answered ? "2026-07-15" : null,
      answerSummary: answered ? "型番は銘板で確認。版数は次回の点検時に控え、写しを送るとのこと。" : null,
    });
  });
  const sketch = readFileSync(join(shared, "../design/gate-view-sketch.svg"), "utf8");
  return anInput({
    ledger: aLedger(
      [
        ...records("connection", truth.connections),
        ...records("contract", truth.contracts),
        ...records("asset", truth.assets),
        ...records("system", truth.systems),
        ...records("backup", truth.backups),
        ...records("role", truth.roles),
        ...records("vendor", truth.vendors),
      ],
      truth.facility.name,
    ),
    findings,
    inquiries,
    backupTests: Object.fromEntries(
      truth.backups.map((backup, index) => [recordId("backup", index + 1), testOf(backup.test321)]),
    ),
    pictures: { gate: sketch, network: sketch, chart: sketch },
  });
}
