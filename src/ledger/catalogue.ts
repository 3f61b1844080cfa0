import type { RecordKind } from "./contract.ts";
import type { VocabularyId } from "./vocabulary.ts";

/**
 * The fields of every kind of record: the one list that forms, lists, import, export, documents and history read.
 * Names follow deliverables.yaml (D4–D8) and the glossary. Order is the order of the documents.
 */
export type FieldType =
  | { is: "text"; long?: true }
  | { is: "texts" }
  | { is: "whole" }
  | { is: "yesNo" }
  | { is: "date" }
  | { is: "code"; vocabulary: VocabularyId }
  | { is: "codes"; vocabulary: VocabularyId }
  /** Another record of the same facility, by its id. */
  | { is: "ref"; kind: RecordKind };

export interface FieldDefinition {
  id: string;
  ja: string;
  en: string;
  type: FieldType;
  /** Step of the form (connection) or group of columns (all kinds). */
  group: string;
  /** An empty cell here is not a gap in the ledger (remarks, alternative numbers). */
  optional?: true;
}

export interface KindDefinition {
  kind: RecordKind;
  ja: string;
  en: string;
  /** Field shown as the record's name. */
  nameField: string;
  groups: readonly { id: string; ja: string; en: string }[];
  fields: readonly FieldDefinition[];
}

const text: FieldType = { is: "text" };
const long: FieldType = { is: "text", long: true };
const whole: FieldType = { is: "whole" };
const yesNo: FieldType = { is: "yesNo" };
const date: FieldType = { is: "date" };
const texts: FieldType = { is: "texts" };
const code = (vocabulary: VocabularyId): FieldType => ({ is: "code", vocabulary });
const codes = (vocabulary: VocabularyId): FieldType => ({ is: "codes", vocabulary });
const ref = (kind: RecordKind): FieldType => ({ is: "ref", kind });

type Row = readonly [id: string, ja: string, en: string, type: FieldType, optional?: "optional"];

function group(id: string, rows: readonly Row[]): FieldDefinition[] {
  return rows.map(([field, ja, en, type, optional]) => ({
    id: field,
    ja,
    en,
    type,
    group: id,
    ...(optional ? { optional: true as const } : {}),
  }));
}

const basic = { id: "basic", ja: "基本", en: "Basics" };

export const kinds: readonly KindDefinition[] = [
  {
    kind: "facility",
    ja: "医療機関",
    en: "Facility",
    nameField: "name",
    groups: [basic, { id: "facts", ja: "全体の状況", en: "Overall facts" }],
    fields: [
      ...group("basic", [
        ["name", "医療機関名", "Name", text],
        ["medicalInstitutionCode", "医療機関コード", "Medical institution code", text],
        ["prefecture", "都道府県", "Prefecture", code("prefecture")],
        ["founderClass", "開設者", "Founder", code("founderClass")],
        ["licensedBeds", "許可病床数", "Licensed beds", whole],
      ]),
      ...group("facts", [
        ["overallDiagram", "ネットワーク全体図", "Overall network diagram", code("overallDiagram")],
        ["clinicalInternet", "診療系端末からのインターネット利用", "Internet from clinical terminals", yesNo],
        ["privatePcAllowed", "私物パソコンの診療系接続", "Private PCs on the clinical network", yesNo],
        [
          "itTakesPartInDeviceContracts",
          "部門の保守契約への情報部門の関与",
          "IT takes part in device contracts",
          yesNo,
        ],
      ]),
    ],
  },
  {
    kind: "department",
    ja: "部門",
    en: "Department",
    nameField: "name",
    groups: [basic],
    fields: group("basic", [
      ["name", "部門名", "Name", text],
      ["contactPerson", "連絡窓口", "Contact person", text],
      ["contact", "連絡先", "Contact", text],
      ["comment", "備考", "Remarks", long, "optional"],
    ]),
  },
  {
    kind: "segment",
    ja: "ネットワーク区画",
    en: "Network segment",
    nameField: "name",
    groups: [basic],
    fields: group("basic", [
      ["name", "区画名", "Name", text],
      ["ipRange", "IPアドレス範囲", "IP range", texts],
      ["vlan", "VLAN", "VLAN", text, "optional"],
      ["behindFirewall", "ファイアウォールの内側", "Behind the firewall", yesNo],
      ["comment", "備考", "Remarks", long, "optional"],
    ]),
  },
  {
    kind: "system",
    ja: "システム",
    en: "System",
    nameField: "name",
    groups: [basic, { id: "technology", ja: "構成・更新", en: "Technology and renewal" }],
    fields: [
      ...group("basic", [
        ["systemNumber", "システム番号", "System number", text, "optional"],
        ["name", "システム名", "Name", text],
        ["systemCategory", "システム区分", "Category", code("systemCategory")],
        ["department", "主管部門", "Department", text],
        ["criticality", "重要度", "Criticality", text, "optional"],
        ["vendor", "業者", "Vendor", text],
      ]),
      ...group("technology", [
        ["product", "製品名", "Product", text],
        ["version", "版数", "Version", text],
        ["serverOs", "サーバOS", "Server OS", text],
        ["database", "データベース", "Database", text, "optional"],
        ["servers", "サーバ構成", "Servers", long, "optional"],
        ["introducedOn", "導入年月", "Introduced on", date],
        ["nextRenewalOn", "次回更新予定", "Next renewal", date],
        ["comment", "備考", "Remarks", long, "optional"],
      ]),
    ],
  },
  {
    kind: "asset",
    ja: "機器",
    en: "Asset",
    nameField: "model",
    groups: [
      basic,
      { id: "place", ja: "設置・接続", en: "Place and network" },
      { id: "care", ja: "管理・保守", en: "Care" },
    ],
    fields: [
      ...group("basic", [
        ["assetId", "資産番号", "Asset ID", text],
        ["meNumber", "ME番号", "ME number", text, "optional"],
        ["departmentNumber", "部門内番号", "Department number", text, "optional"],
        ["kind", "種別", "Kind", code("assetKind")],
        ["systemName", "システム名", "System", text],
        ["maker", "メーカー", "Maker", text],
        ["model", "型番", "Model", text],
        ["serialNumber", "製造番号", "Serial number", texts],
        ["quantity", "数量", "Quantity", whole, "optional"],
        ["os", "OS", "OS", text],
        ["osVersion", "OS版数", "OS version", text],
        ["softwareVersion", "ソフトウェア・ファームウェア版数", "Software / firmware version", texts],
        ["versionKnownOn", "版数確認日", "Version known on", date],
      ]),
      ...group("place", [
        ["hostname", "ホスト名", "Hostname", text, "optional"],
        ["aeTitle", "AEタイトル", "AE title", text, "optional"],
        ["location", "設置場所", "Location", text],
        ["department", "使用部門", "Department", text],
        ["segment", "ネットワーク区画", "Segment", text],
        ["ipRange", "IPアドレス", "IP address", texts],
        ["lastSeenOn", "最終検出日", "Last seen on", date, "optional"],
      ]),
      ...group("care", [
        ["owner", "所有者", "Owner", code("party")],
        ["administrator", "管理者", "Administrator", text],
        ["maintenanceVendor", "保守業者", "Maintenance vendor", text],
        ["installedOn", "導入年月", "Installed on", date],
        ["supportEndsOn", "サポート終了", "Support ends on", date],
        ["lastPatchedOn", "最終パッチ適用", "Last patched on", date],
        ["remoteMaintenance", "リモート保守", "Remote maintenance", yesNo],
        ["settingsReviewed", "更新時の設定見直し", "Settings reviewed at renewal", yesNo],
        ["mdsSdsReceivedOn", "MDS/SDS受領日", "MDS/SDS received on", date],
        ["comment", "備考", "Remarks", long, "optional"],
      ]),
    ],
  },
  {
    kind: "connection",
    ja: "外部接続",
    en: "External connection",
    nameField: "systemOrDevice",
    groups: [
      { id: "what", ja: "何のための接続か", en: "What it is for" },
      { id: "line", ja: "回線", en: "Line" },
      { id: "device", ja: "入口の機器", en: "Entry device" },
      { id: "guard", ja: "守り", en: "Guard" },
      { id: "data", ja: "患者情報", en: "Patient data" },
      { id: "contract", ja: "契約・確認", en: "Contract and check" },
    ],
    fields: [
      ...group("what", [
        ["targetCategory", "接続先区分", "Target category", code("targetCategory")],
        ["systemOrDevice", "システム・機器", "System or device", text],
        ["department", "主管部門", "Department", text],
        ["purpose", "目的", "Purpose", codes("purpose")],
        ["serviceClass", "業務区分", "Service class", code("serviceClass")],
        ["counterpart", "接続相手", "Counterpart", text],
        ["counterpartSite", "相手拠点", "Counterpart site", text],
      ]),
      ...group("line", [
        ["circuitId", "回線ID", "Circuit ID", text, "optional"],
        ["ledgerNumber", "管理番号（各資料）", "Numbers in other ledgers", texts, "optional"],
        ["accessLine", "回線種別", "Access line", code("accessLine")],
        ["tunnel", "VPN等", "Tunnel", code("tunnel")],
        ["sslTarget", "SSL-VPNの終端", "Where the SSL-VPN ends", code("sslTarget"), "optional"],
        ["carrier", "回線事業者", "Carrier", text],
        ["alwaysOn", "常時接続", "Always on", yesNo],
        ["permissionEachTime", "都度許諾", "Permission each time", yesNo],
      ]),
      ...group("device", [
        ["entryDevice", "入口の機器", "Entry device", text],
        ["entryAsset", "機器台帳の機器", "Entry device in the asset ledger", ref("asset"), "optional"],
        ["deviceKind", "機器の種類", "Device kind", code("deviceKind")],
        ["maker", "メーカー", "Maker", text],
        ["model", "型番", "Model", text],
        ["firmwareVersion", "ファームウェア版数", "Firmware version", texts],
        ["firmwareKnownOn", "版数確認日", "Firmware known on", date],
        ["deviceOwner", "機器の所有者", "Device owner", code("party")],
        ["deviceManager", "機器の管理者", "Device manager", code("party")],
        ["patchResponsibility", "パッチ適用の責任", "Patch responsibility", code("party")],
        ["regularPatch", "定期的なパッチ適用", "Regular patching", yesNo],
        ["configurationKnown", "設定内容の把握", "Configuration known", yesNo],
      ]),
      ...group("guard", [
        ["sourceRestriction", "接続元の制限", "Source restriction", yesNo],
        ["authentication", "認証方式", "Authentication", text],
        ["sharedAccount", "アカウントの共用", "Shared account", yesNo],
        ["logKept", "ログ取得", "Log kept", yesNo],
        ["passesHospitalFirewall", "院内FWの通過", "Passes the hospital firewall", yesNo],
        ["connectedSegment", "接続先の区画", "Connected segment", text],
      ]),
      ...group("data", [
        ["patientDataAccess", "患者情報の閲覧", "Patient data access", yesNo],
        ["patientDataDownload", "患者情報の持出し", "Patient data download", yesNo],
        ["patientDataChange", "患者情報の変更", "Patient data change", yesNo],
        ["anonymisationClaim", "匿名化の説明", "Anonymisation claimed", code("yesNoClaim")],
        ["linkable", "匿名化後の突合可能性", "Linkable after anonymisation", yesNo, "optional"],
      ]),
      ...group("contract", [
        ["contractExists", "契約の有無", "Contract exists", yesNo],
        ["contractType", "契約の種類", "Contract type", code("contractType")],
        ["contractForm", "契約形態", "Contract form", code("contractForm")],
        ["contractClausesChecked", "契約条項の確認", "Clauses checked", text],
        ["installedOn", "設置時期", "Installed on", date],
        ["knownToAdministratorBefore", "管理者が把握していたか", "Known to the administrator before", yesNo],
        ["informationSource", "情報源", "Information source", text],
        ["verifiedOnSite", "現地確認", "Verified on site", yesNo],
        ["comment", "備考", "Remarks", long, "optional"],
      ]),
    ],
  },
  {
    kind: "contract",
    ja: "契約",
    en: "Contract",
    nameField: "vendor",
    groups: [basic, { id: "clauses", ja: "契約条項", en: "Clauses" }],
    fields: [
      ...group("basic", [
        ["connection", "対象の外部接続", "Connection", ref("connection")],
        ["vendor", "契約相手", "Vendor", text],
        ["exists", "契約の有無", "Exists", yesNo],
        ["type", "契約の種類", "Type", code("contractType")],
        ["form", "契約形態", "Form", code("contractForm")],
        ["startsOn", "開始日", "Starts on", date, "optional"],
        ["endsOn", "終了日", "Ends on", date, "optional"],
      ]),
      ...group("clauses", [
        ["CL-20", "パッチ適用責任", "Patch duty", code("clause")],
        ["CL-22", "リモート条項", "Remote clause", code("clause")],
        ["CL-23", "SLA", "SLA", code("clause")],
        ["CL-24", "守秘義務", "Confidentiality", code("clause")],
        ["CL-36", "免責条項", "Liability waiver", code("clause")],
        ["comment", "備考", "Remarks", long, "optional"],
      ]),
    ],
  },
  {
    kind: "backup",
    ja: "バックアップ",
    en: "Backup",
    nameField: "systemName",
    groups: [
      basic,
      { id: "copies", ja: "世代・保管", en: "Copies and storage" },
      { id: "restore", ja: "復旧", en: "Restore" },
    ],
    fields: [
      ...group("basic", [
        ["systemName", "システム名", "System", text],
        ["systemCategory", "システム区分", "Category", code("systemCategory")],
        ["vendor", "業者", "Vendor", text],
        ["dataScope", "対象データ", "Data scope", text],
        ["method", "方式", "Method", text],
        ["frequency", "頻度", "Frequency", text],
      ]),
      ...group("copies", [
        ["media", "媒体", "Media", text],
        ["mediaKinds", "媒体の種類", "Media kinds", codes("mediaKind")],
        ["generations", "世代数", "Generations", whole],
        ["storagePlace", "保管場所", "Storage place", text],
        ["copies", "コピー数", "Copies", whole],
        ["offlineOrImmutable", "オフライン・書換不可", "Offline or immutable", code("offlineOrImmutable")],
        ["offsite", "遠隔地保管", "Off-site", yesNo],
        ["writeProtection", "書込み保護", "Write protection", yesNo],
        ["encryption", "暗号化", "Encryption", yesNo],
      ]),
      ...group("restore", [
        ["restoreTestedOn", "復元試験日", "Restore tested on", date],
        ["restoreProcedure", "復元手順書", "Restore procedure", yesNo],
        ["responsibleParty", "責任者", "Responsible party", text],
        ["meets321", "3-2-1の自己判定", "3-2-1 (as stated)", yesNo, "optional"],
        ["informationSource", "情報源", "Information source", text],
        ["comment", "備考", "Remarks", long, "optional"],
      ]),
    ],
  },
  {
    kind: "role",
    ja: "体制",
    en: "Role",
    nameField: "personOrUnit",
    groups: [basic],
    fields: group("basic", [
      ["role", "役割", "Role", code("role")],
      ["personOrUnit", "職名・部署", "Person or unit", text],
      ["department", "所属", "Department", text],
      ["concurrentPost", "兼務", "Concurrent post", yesNo],
      ["contact", "連絡先", "Contact", text],
      ["systemInCharge", "担当システム", "Systems in charge", text],
      ["vendorName", "業者名", "Vendor", text],
      ["contractScope", "契約範囲", "Contract scope", text, "optional"],
      ["emergencyOrder", "緊急連絡順", "Emergency order", whole, "optional"],
      ["comment", "備考", "Remarks", long, "optional"],
    ]),
  },
  {
    kind: "vendor",
    ja: "業者",
    en: "Vendor",
    nameField: "name",
    groups: [basic],
    fields: group("basic", [
      ["name", "業者名", "Name", text],
      ["contactPerson", "窓口", "Contact person", text, "optional"],
      ["contact", "連絡先", "Contact", text, "optional"],
      ["regularReport", "定期報告", "Regular report", yesNo],
      ["reportUnderstandable", "報告の分かりやすさ", "Report understandable", yesNo],
      ["mdsSds", "MDS/SDSの受領", "MDS/SDS received", yesNo],
      ["mdsSdsReceivedOn", "MDS/SDS受領日", "MDS/SDS received on", date],
      ["comment", "備考", "Remarks", long, "optional"],
    ]),
  },
];

const byKind = new Map(kinds.map((definition) => [definition.kind, definition]));

export function kindDefinition(kind: RecordKind): KindDefinition {
  const definition = byKind.get(kind);
  if (!definition) throw new RangeError(`no such kind of record: ${kind}`);
  return definition;
}

export function fieldDefinition(kind: RecordKind, field: string): FieldDefinition | undefined {
  return kindDefinition(kind).fields.find((definition) => definition.id === field);
}
