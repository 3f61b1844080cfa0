import type { Ledger, LedgerRecord } from "../../../ledger/contract.ts";
import type { LedgerSays, Wording } from "../contract.ts";
import { codeOf, saysOf, type Tally, tally, tallyWords } from "./tally.ts";

/** What the ledger says about a topic, and the fields it says it by. */
export interface Reading {
  says: LedgerSays;
  facts: readonly { text: Wording; records: readonly LedgerRecord[] }[];
  evidence: readonly { record: LedgerRecord; field: string }[];
}
export type LedgerReading = (ledger: Ledger) => Reading;

const yesNo = { yes: { ja: "あり", en: "yes" }, no: { ja: "なし", en: "no" } };
const evidenceOf = (records: readonly LedgerRecord[], field: string) => records.map((record) => ({ record, field }));

/** A topic that one field of one kind of record decides. */
function byField(
  records: readonly LedgerRecord[],
  field: string,
  about: Wording,
  words: { yes: Wording; no: Wording } = yesNo,
  read?: Parameters<typeof tally>[2],
): Reading {
  const counted = read ? tally(records, field, read) : tally(records, field);
  return fromTally(counted, field, about, words);
}

function fromTally(counted: Tally, field: string, about: Wording, words: { yes: Wording; no: Wording }): Reading {
  const says = saysOf(counted);
  const telling = says === "yes" ? counted.yes : [...counted.no, ...counted.notKnown];
  return {
    says,
    facts: [{ text: tallyWords(counted, about, words), records: telling }],
    evidence: evidenceOf(says === "yes" ? counted.yes : counted.no, field),
  };
}

const servers = new Set(["server", "storage"]);
const terminals = new Set(["client_pc", "laptop", "workstation", "tablet"]);
const networkDevices = new Set([
  "firewall",
  "vpn",
  "router",
  "network_switch",
  "wireless_ap",
  "load_balancer",
  "network_appliance",
  "gateway",
]);

/** Kept, where servers, terminals and network devices are all in it; not kept, where it is empty; in between it is for people to say. */
const assetLedger: LedgerReading = ({ records: { asset } }) => {
  const count = (kinds: ReadonlySet<string>) => asset.filter((one) => kinds.has(codeOf(one, "kind") ?? "")).length;
  const [server, terminal, network] = [count(servers), count(terminals), count(networkDevices)];
  return {
    says: asset.length === 0 ? "no" : server > 0 && terminal > 0 && network > 0 ? "yes" : "open",
    facts: [
      {
        text: {
          ja: `台帳の機器 ${asset.length}件（サーバ等 ${server}、端末 ${terminal}、ネットワーク機器 ${network}）`,
          en: `Devices in the ledger: ${asset.length} (servers ${server}, terminals ${terminal}, network devices ${network})`,
        },
        records: asset,
      },
    ],
    evidence: [],
  };
};

const isNamed = (role: LedgerRecord) => role.fields.personOrUnit?.state === "known";

const safetyOfficer: LedgerReading = ({ records: { role } }) => {
  const officers = role.filter((one) => codeOf(one, "role") === "safetyOfficer" && isNamed(one));
  return {
    says: officers.length > 0 ? "yes" : "no",
    facts: [
      {
        text: {
          ja: `管理体制の安全管理責任者の記録 ${officers.length}件`,
          en: `Safety-management officers recorded: ${officers.length}`,
        },
        records: officers,
      },
    ],
    evidence: evidenceOf(officers, "role"),
  };
};

const contactChart: LedgerReading = ({ records: { role } }) => {
  const reachable = role.filter((one) => one.fields.contact?.state === "known");
  const ordered = reachable.filter((one) => one.fields.emergencyOrder?.state === "known");
  const outside = reachable.filter((one) => ["vendorContact", "externalAgency"].includes(codeOf(one, "role") ?? ""));
  return {
    says: reachable.length === 0 ? "no" : ordered.length > 0 && outside.length > 0 ? "yes" : "open",
    facts: [
      {
        text: {
          ja: `連絡先の記録がある役割 ${reachable.length}件（緊急連絡順あり ${ordered.length}、業者・外部機関 ${outside.length}）`,
          en: `Roles with a contact recorded: ${reachable.length} (with an order of calling ${ordered.length}, vendors and agencies ${outside.length})`,
        },
        records: reachable,
      },
    ],
    evidence: evidenceOf(reachable, "contact"),
  };
};

/** Of which devices it is known whether they are maintained from afar; one that nobody knows about contradicts "all known". */
const remoteMaintenance: LedgerReading = ({ records: { asset } }) => {
  const counted = tally(asset, "remoteMaintenance");
  const stated = counted.yes.length + counted.no.length;
  return {
    says: counted.notKnown.length > 0 ? "no" : stated > 0 && counted.blank.length === 0 ? "yes" : "open",
    facts: [
      {
        text: tallyWords(counted, { ja: "機器のリモート保守", en: "Remote maintenance of devices" }, yesNo),
        records: counted.notKnown.length > 0 ? counted.notKnown : counted.yes,
      },
    ],
    evidence: evidenceOf(counted.notKnown.length > 0 ? counted.notKnown : counted.yes, "remoteMaintenance"),
  };
};

const connectionsKnown: LedgerReading = ({ records }) =>
  byField(
    records.connection,
    "knownToAdministratorBefore",
    { ja: "外部接続を管理者が把握していたか", en: "External connections the administrator knew of" },
    { yes: { ja: "把握", en: "known" }, no: { ja: "調査で判明", en: "found by the survey" } },
  );

const disclosures: LedgerReading = ({ records }) =>
  byField(
    records.vendor,
    "mdsSds",
    { ja: "業者からのMDS/SDS", en: "MDS/SDS of vendors" },
    { yes: { ja: "受領", en: "received" }, no: { ja: "未受領", en: "not received" } },
  );

const entryPatches: LedgerReading = ({ records }) =>
  byField(records.connection, "regularPatch", {
    ja: "外部接続の入口の機器の定期的なパッチ適用",
    en: "Regular patching of entry devices",
  });

const sourceRestriction: LedgerReading = ({ records }) =>
  byField(records.connection, "sourceRestriction", {
    ja: "外部接続の接続元の制限",
    en: "Source restriction of connections",
  });

/** The field says that an account is shared: its yes is the topic's no. */
const maintenanceAccounts: LedgerReading = ({ records }) => {
  const shared = tally(records.connection, "sharedAccount");
  return fromTally(
    { ...shared, yes: shared.no, no: shared.yes },
    "sharedAccount",
    { ja: "外部接続の保守用アカウント", en: "Maintenance accounts of connections" },
    { yes: { ja: "専用", en: "dedicated" }, no: { ja: "共用", en: "shared" } },
  );
};

const connectionLogs: LedgerReading = ({ records }) =>
  byField(records.connection, "logKept", { ja: "外部接続のログ取得", en: "Logs of connections" });

/** Kept apart when at least one system's is and none is known not to be: 付表 asks for part of it. */
const backupsApart: LedgerReading = ({ records: { backup } }) => {
  const apart = tally(backup, "offlineOrImmutable", (record) => {
    const code = codeOf(record, "offlineOrImmutable");
    if (code !== null) return code === "none" ? "no" : "yes";
    const value = record.fields.offlineOrImmutable;
    return value === undefined ? "blank" : value.state === "none" ? "no" : "notKnown";
  });
  const several = backup.filter(({ fields: { generations } }) =>
    generations?.state === "known" ? Number(generations.value) >= 2 : false,
  );
  const says = apart.no.length > 0 && apart.yes.length === 0 ? "no" : saysOf(apart) === "yes" ? "yes" : "open";
  return {
    says: backup.length === 0 ? "no" : says,
    facts: [
      {
        text: tallyWords(
          apart,
          { ja: "バックアップのオフライン・書換不可の保管", en: "Backups kept offline or immutable" },
          yesNo,
        ),
        records: [...apart.no, ...apart.notKnown],
      },
      {
        text: {
          ja: `2世代以上あるバックアップ ${several.length}件`,
          en: `Backups of two or more generations: ${several.length}`,
        },
        records: several,
      },
    ],
    evidence: evidenceOf(says === "yes" ? apart.yes : apart.no, "offlineOrImmutable"),
  };
};

const restoreSteps: LedgerReading = ({ records }) =>
  byField(records.backup, "restoreProcedure", { ja: "バックアップの復元手順書", en: "Restore procedures of backups" });

const contractTerms: LedgerReading = ({ records }) =>
  byField(
    records.contract,
    "CL-20",
    { ja: "契約のパッチ適用責任の条項", en: "Patch duty in contracts" },
    yesNo,
    (record) => {
      const code = codeOf(record, "CL-20");
      if (code === "present") return "yes";
      if (code === "absent") return "no";
      if (code === "not_applicable") return "beside";
      return code === null && record.fields["CL-20"] === undefined ? "blank" : "notKnown";
    },
  );

/** By the names that reference/checklist-ledger-support.yaml uses. */
export const ledgerReadings = {
  assetLedger,
  safetyOfficer,
  contactChart,
  remoteMaintenance,
  connectionsKnown,
  disclosures,
  entryPatches,
  sourceRestriction,
  maintenanceAccounts,
  connectionLogs,
  backupsApart,
  restoreSteps,
  contractTerms,
} satisfies Record<string, LedgerReading>;
