import { z } from "zod";
import bedSizeClasses from "../../reference/bed-size-classes.yaml";
import connectionTargets from "../../reference/connection-targets.yaml";
import facilityCodes from "../../reference/facility-codes.yaml";
import founderClasses from "../../reference/founder-classes.yaml";
import lineTypes from "../../reference/line-types.yaml";
import serviceClasses from "../../reference/service-classes.yaml";

/** Codes that fields may hold, with their labels. Open to extension: an imported text that is no code stays as it was written. */
export interface Term {
  id: string;
  ja: string;
  en: string;
}

const Entry = z.object({ id: z.string(), label_ja: z.string(), label_en: z.string(), layer: z.string().optional() });
const Entries = z.array(Entry);
const parse = (input: unknown) =>
  Entries.parse(input).map(({ id, label_ja, label_en }) => ({ id, ja: label_ja, en: label_en }));
const part = (file: unknown, key: string) => z.record(z.string(), z.unknown()).parse(file)[key];
const terms = (rows: readonly (readonly [string, string, string])[]): Term[] =>
  rows.map(([id, ja, en]) => ({ id, ja, en }));

const lines = Entries.parse(part(lineTypes, "items"));
const layer = (name: string) => parse(lines.filter((line) => line.layer === name));

export const vocabularies = {
  prefecture: parse(part(facilityCodes, "prefectures")),
  founderClass: parse(part(founderClasses, "items")),
  bedSizeClass: parse(part(bedSizeClasses, "items")),
  targetCategory: parse(part(connectionTargets, "items")),
  accessLine: layer("access"),
  tunnel: layer("tunnel"),
  purpose: parse(part(lineTypes, "purposes")),
  serviceClass: parse(part(serviceClasses, "items")),
  systemCategory: parse(part(lineTypes, "target_systems")),
  overallDiagram: terms([
    ["yes", "あり", "Yes"],
    ["partial", "一部のみ", "Partly"],
    ["no", "なし", "No"],
  ]),
  yesNoClaim: terms([
    ["yes", "匿名化していると説明", "Claimed"],
    ["no", "匿名化していない", "Not claimed"],
  ]),
  party: terms([
    ["hospital", "病院", "Hospital"],
    ["vendor", "業者", "Vendor"],
    ["carrier", "回線事業者", "Carrier"],
    ["council", "協議会", "Council"],
    ["lease", "リース", "Lease"],
  ]),
  sslTarget: terms([
    ["hospital_firewall", "病院のファイアウォール", "Hospital firewall"],
    ["hospital_device", "病院の装置", "Hospital device"],
    ["vendor_https", "業者のhttpsサーバ", "Vendor's https server"],
  ]),
  deviceKind: terms([
    ["firewall", "ファイアウォール", "Firewall"],
    ["vpn", "VPN装置", "VPN device"],
    ["router", "ルータ", "Router"],
    ["gateway", "ゲートウェイ", "Gateway"],
    ["modem", "モデム", "Modem"],
    ["wireless_ap", "無線アクセスポイント", "Wireless access point"],
    ["terminal", "端末", "Terminal"],
    ["box", "事業者の箱", "Provider's box"],
  ]),
  contractType: terms([
    ["remote", "リモート保守を含む", "Remote included"],
    ["onsite", "現地対応のみ", "On-site only"],
    ["full", "保守一式", "Full maintenance"],
  ]),
  contractForm: terms([
    ["form1", "①一社が全て", "① one company"],
    ["form2", "②サーバと拠点が別会社", "② server and hub apart"],
    ["form3", "③サーバのみ別会社", "③ server apart"],
    ["form4", "④すべて別会社", "④ all apart"],
  ]),
  clause: terms([
    ["present", "あり", "Present"],
    ["absent", "なし", "Absent"],
    ["unknown", "不明", "Unknown"],
    ["not_applicable", "対象外", "Not applicable"],
  ]),
  mediaKind: terms([
    ["disk", "ディスク", "Disk"],
    ["nas", "NAS", "NAS"],
    ["tape", "テープ", "Tape"],
    ["usb_disk", "外付けディスク", "USB disk"],
    ["cloud", "クラウド", "Cloud"],
    ["appliance", "専用装置", "Appliance"],
  ]),
  offlineOrImmutable: terms([
    ["offline", "オフライン", "Offline"],
    ["immutable", "書換不可", "Immutable"],
    ["none", "どちらもなし", "Neither"],
  ]),
  role: terms([
    ["safetyOfficer", "医療情報システム安全管理責任者", "Safety-management officer"],
    ["planningManager", "企画管理者", "Planning manager"],
    ["systemOperator", "システム運用担当者", "System operator"],
    ["departmentLead", "部門責任者", "Department lead"],
    ["csirt", "CSIRT", "CSIRT"],
    ["auditor", "監査責任者", "Auditor"],
    ["vendorContact", "業者窓口", "Vendor contact"],
    ["externalAgency", "外部機関", "Outside agency"],
  ]),
  assetKind: terms([
    ["firewall", "ファイアウォール", "Firewall"],
    ["vpn", "VPN装置", "VPN device"],
    ["router", "ルータ", "Router"],
    ["network_switch", "ネットワークスイッチ", "Network switch"],
    ["wireless_ap", "無線アクセスポイント", "Wireless access point"],
    ["load_balancer", "負荷分散装置", "Load balancer"],
    ["network_appliance", "ネットワーク機器（その他）", "Network appliance"],
    ["gateway", "ゲートウェイ", "Gateway"],
    ["server", "サーバ", "Server"],
    ["storage", "ストレージ", "Storage"],
    ["client_pc", "端末（PC）", "Client PC"],
    ["laptop", "ノートPC", "Laptop"],
    ["workstation", "ワークステーション", "Workstation"],
    ["tablet", "タブレット", "Tablet"],
    ["printer", "プリンタ・複合機", "Printer"],
    ["ip_phone", "IP電話", "IP phone"],
    ["ups", "無停電電源装置", "UPS"],
    ["ct", "CT", "CT"],
    ["mri", "MRI", "MRI"],
    ["angio", "血管撮影装置", "Angiography"],
    ["fluoroscopy", "透視装置", "Fluoroscopy"],
    ["cr_dr", "X線撮影装置（CR・DR）", "CR / DR"],
    ["mammography", "乳房X線装置", "Mammography"],
    ["pet", "PET", "PET"],
    ["spect", "SPECT・ガンマカメラ", "SPECT"],
    ["linac", "放射線治療装置", "Linac"],
    ["us", "超音波診断装置", "Ultrasound"],
    ["endoscope", "内視鏡", "Endoscope"],
    ["ecg", "心電計", "ECG"],
    ["lab_analyzer", "検体検査装置", "Laboratory analyser"],
    ["blood_gas", "血液ガス分析装置", "Blood-gas analyser"],
    ["central_monitor", "セントラルモニタ", "Central monitor"],
    ["bedside_monitor", "ベッドサイドモニタ", "Bedside monitor"],
    ["infusion_pump", "輸液・シリンジポンプ", "Infusion pump"],
    ["ventilator", "人工呼吸器", "Ventilator"],
    ["dialysis_console", "透析装置", "Dialysis console"],
    ["dispenser", "分包機・薬剤払出装置", "Dispenser"],
    ["smart_bed", "スマートベッド", "Smart bed"],
    ["other_device", "その他の医療機器", "Other medical device"],
  ]),
} satisfies Record<string, readonly Term[]>;

export type VocabularyId = keyof typeof vocabularies;

const labels = new Map(
  Object.entries(vocabularies).map(([id, list]) => [id, new Map<string, Term>(list.map((term) => [term.id, term]))]),
);

export function term(vocabulary: VocabularyId, id: string): Term | undefined {
  return labels.get(vocabulary)?.get(id);
}
