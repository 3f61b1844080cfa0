import { companyKey } from "../../shared/text.ts";
import type { FindingFact, RuleId, Wording } from "../contract.ts";
import type { LedgerRule } from "../ledger-rule.ts";
import { evidence, is, known, saysNo } from "../reading.ts";

/** Gaps of the ledger as a whole: FC-03, FC-08, FC-09 and FC-10. */
const gap = (
  rule: RuleId,
  facility: string,
  statement: Wording,
  suggestion: Wording,
  detail: FindingFact["detail"] = [],
): FindingFact[] => [{ rule, on: "facility", ref: facility, statement, detail, suggestion }];

export const basicFactsMissing: LedgerRule = ({ facility, records }) => {
  const missing = [
    ...(facility.medicalInstitutionCode ? [] : [{ ja: "医療機関コード", en: "medical institution code" }]),
    ...(facility.licensedBeds === null ? [{ ja: "許可病床数", en: "licensed beds" }] : []),
  ];
  if (missing.length === 0) return [];
  return gap(
    "FC-03",
    facility.id,
    {
      ja: `基本情報のうち${missing.map(({ ja }) => ja).join("と")}がありません。`,
      en: `Missing from the basic facts: ${missing.map(({ en }) => en).join(" and ")}.`,
    },
    { ja: "医療機関の基本情報に入力してください。", en: "Fill it in on the facility's own sheet." },
    records.facility.flatMap((facts) => evidence(facts, "medicalInstitutionCode", "licensedBeds")),
  );
};

/** Names differ in detail between lists, so either may contain the other. */
const sameSystem = (a: string, b: string): boolean => {
  const [first, second] = [companyKey(a), companyKey(b)];
  return first !== "" && second !== "" && (first.includes(second) || second.includes(first));
};

/** Systems that hold no data of their own are told apart by a backup record that says 対象外. */
export const systemsWithoutBackup: LedgerRule = ({ facility, records }) => {
  const backedUp = records.backup
    .flatMap((backup) => known(backup, "systemName") ?? [])
    .filter((name) => typeof name === "string");
  const without = records.system.filter((system) => {
    const name = known(system, "name");
    return typeof name === "string" && !backedUp.some((other) => sameSystem(name, other));
  });
  if (without.length === 0) return [];
  return gap(
    "FC-08",
    facility.id,
    {
      ja: `${records.system.length}システムのうち${without.length}システムについて、データの控えの状況が書かれていません。`,
      en: `For ${without.length} of ${records.system.length} systems nothing is recorded about backups.`,
    },
    {
      ja: "システムごとに控えの有無を確認してください。データを持たないシステムは「対象外」と記録してください。",
      en: "Ask for each system; record “not applicable” where it holds no data.",
    },
    without.flatMap((system) => evidence(system, "name")),
  );
};

export const noConnections: LedgerRule = ({ facility, records }) =>
  records.connection.length > 0
    ? []
    : gap(
        "FC-09",
        facility.id,
        { ja: "外部との接続が1件も登録されていません。", en: "No external connection has been listed yet." },
        {
          ja: "回線の契約・請求書、部門の保守契約、現地の通信機器から接続を拾い出してください。",
          en: "Collect connections from line invoices, departmental contracts and the devices on site.",
        },
      );

export const noSafetyOfficer: LedgerRule = ({ facility, records }) =>
  records.role.some((role) => is(role, "role", "safetyOfficer") && !saysNo(role, "personOrUnit"))
    ? []
    : gap(
        "FC-10",
        facility.id,
        {
          ja: "医療情報システムの安全管理責任者が登録されていません。",
          en: "No officer responsible for the safety of the information systems is listed.",
        },
        { ja: "管理体制に責任者の職名を登録してください。", en: "Enter the officer's post in the list of roles." },
      );
