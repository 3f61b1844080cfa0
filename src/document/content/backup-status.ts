import { kindDefinition } from "../../ledger/catalogue.ts";
import type { LedgerRecord } from "../../ledger/contract.ts";
import type {
  BackupTest,
  ContentCell,
  ContentColumn,
  DocumentContent,
  DocumentInput,
  TestOutcome,
} from "../contract.ts";
import { fieldCell, fieldColumns, knownText, numberColumn, openDesk } from "./ledger-table.ts";
import { saysOf } from "./tally.ts";

const fields = kindDefinition("backup").fields.map((field) => field.id);

const outcomeWords: Record<TestOutcome, string> = { met: "満たす", notMet: "満たさない", unknown: "判定できない" };
const outcomeTones = { met: "good", notMet: "alert", unknown: "attention" } as const;

const unjudged: BackupTest = {
  threeCopies: "unknown",
  twoMedia: "unknown",
  oneOffline: "unknown",
  oneOffsiteOrOffline: "unknown",
  seed: "unknown",
  usual: "unknown",
};

type Condition = readonly [outcome: TestOutcome, named: string];
const seedConditions = (test: BackupTest): readonly Condition[] => [
  [test.threeCopies, "3データ・2バックアップ"],
  [test.oneOffline, "1オフライン"],
];
const usualConditions = (test: BackupTest): readonly Condition[] => [
  [test.threeCopies, "3コピー"],
  [test.twoMedia, "2媒体"],
  [test.oneOffsiteOrOffline, "1遠隔地・オフライン"],
];

/** The outcome and, below it, the conditions it fails on. */
function verdict(outcome: TestOutcome, conditions: readonly Condition[]): ContentCell {
  const named = (which: TestOutcome) => conditions.filter(([is]) => is === which).map(([, name]) => name);
  const lines = [outcomeWords[outcome]];
  if (named("notMet").length > 0) lines.push(`不足: ${named("notMet").join("、")}`);
  if (named("unknown").length > 0) lines.push(`未確認: ${named("unknown").join("、")}`);
  return { text: lines.join("\n"), tone: outcomeTones[outcome] };
}

const testGroup = { id: "tests", label: "3-2-1の判定" };
const testColumns: readonly ContentColumn[] = [
  { id: "seed321", label: "調査の基準", group: testGroup },
  { id: "usual321", label: "一般的な基準", group: testGroup },
];

function tally(backups: readonly LedgerRecord[], tests: (backup: LedgerRecord) => BackupTest) {
  const facts: { label: string; cell: ContentCell }[] = (
    [
      ["調査の基準（3データ・2バックアップ・1オフライン）", "seed"],
      ["一般的な基準（3コピー・2媒体・1遠隔地またはオフライン）", "usual"],
    ] as const
  ).map(([label, key]) => {
    const count = (outcome: TestOutcome) => backups.filter((backup) => tests(backup)[key] === outcome).length;
    return {
      label,
      cell: `満たす ${count("met")}件、満たさない ${count("notMet")}件、判定できない ${count("unknown")}件`,
    };
  });
  const tested = backups.filter((backup) => backup.fields.restoreTestedOn?.state === "known").length;
  const never = backups.filter((backup) => saysOf(backup.fields.restoreTestedOn) === "no").length;
  facts.push({
    label: "復元試験",
    cell: `実施日の記載あり ${tested}件、なし ${never}件、その他 ${backups.length - tested - never}件`,
  });
  return facts;
}

/** D4: one line per backed-up system, both readings of 3-2-1, and the systems that no line speaks of. */
export function backupStatus(input: DocumentInput): DocumentContent {
  const desk = openDesk(input.ledger);
  const backups = input.ledger.records.backup.toSorted((a, b) => a.number - b.number);
  const testOf = (backup: LedgerRecord) => input.backupTests[backup.id] ?? unjudged;
  const spokenOf = new Set(backups.map((backup) => knownText(backup, "systemName")?.normalize("NFKC")));
  const silent = input.ledger.records.system.filter(
    (system) => !spokenOf.has(knownText(system, "name")?.normalize("NFKC")),
  );
  return {
    kind: "D4",
    mark: "④",
    title: "病院情報システムのバックアップ状況",
    facility: input.ledger.facility.name,
    asOf: input.ledger.asOf,
    paper: { size: "A3", orientation: "landscape" },
    summary: `バックアップの記録 ${backups.length}件、記録のないシステム ${silent.length}件。`,
    legend: true,
    sections: [
      {
        id: "overview",
        heading: "概況",
        lead: [
          "3-2-1の読み方は二通りあるため、両方で判定した。書換不可の複製もオフラインに数える。「判定できない」は、判定に要る値が不明・確認中・空欄などのもの。",
        ],
        body: { type: "facts", facts: tally(backups, testOf) },
      },
      {
        id: "backups",
        heading: "バックアップ状況",
        body: {
          type: "table",
          columns: [numberColumn, ...fieldColumns("backup", fields, ["systemName"]), ...testColumns],
          rows: backups.map((backup) => ({
            id: backup.id,
            cells: [
              String(backup.number),
              ...fields.map((field) => fieldCell(desk, backup, field)),
              verdict(testOf(backup).seed, seedConditions(testOf(backup))),
              verdict(testOf(backup).usual, usualConditions(testOf(backup))),
            ],
          })),
          whenEmpty: "バックアップの記録はまだない。",
        },
      },
      {
        id: "silent",
        heading: "バックアップの記録がないシステム",
        lead: ["システム一覧にあり、同じ名前の記録がバックアップ状況にないもの。"],
        body: {
          type: "table",
          columns: [
            numberColumn,
            ...fieldColumns("system", ["name", "systemCategory", "department", "vendor"], ["name"]).map(
              ({ group: _, ...column }) => column,
            ),
          ],
          rows: silent.map((system) => ({
            id: system.id,
            cells: [
              String(system.number),
              ...["name", "systemCategory", "department", "vendor"].map((field) => fieldCell(desk, system, field)),
            ],
          })),
          whenEmpty: "該当なし。",
        },
      },
    ],
    notes: desk.book.notes(),
  };
}
