import { nfkc } from "./plain-text.ts";

const build =
  /[\s/(（]*(?:os\s*)?(?:ビルド|build|ver(?:sion)?\.?)?[\s:.]*((?:10\.0\.|6\.[0-3]\.)?(?:\d{4,5})\.\d{2,5}|(?:10\.0|6\.[0-3])\.\d{4,5})[)）]?\s*$/i;
const buildState = /[\s(（]*(?:ビルド|build|版数|バージョン)\s*(?:は|:)?\s*(不明|確認中|未確認|unknown)[)）]?\s*$/i;

/** An OS cell taken apart: name in its usual spelling, build or version if the cell holds one, or that nobody knows the build. */
export interface OsReading {
  os: string;
  osVersion?: string;
  versionState?: "unknown" | "checking";
}

export function readOs(text: string): OsReading {
  let rest = nfkc(text).replace(/\n/g, " ");
  const state = buildState.exec(rest);
  if (state) {
    const os = canonicalOs(rest.slice(0, state.index));
    return { os, versionState: state[1] === "確認中" ? "checking" : "unknown" };
  }
  const found = build.exec(rest);
  if (found?.[1] && found.index > 0) {
    rest = rest.slice(0, found.index);
    return { os: canonicalOs(rest), osVersion: windowsBuild(found[1]) };
  }
  const esxi = /^(?:vmware\s*)?(?:esxi?|vsphere(?:\s*esxi)?)\s+(\d.*)$/i.exec(rest);
  if (esxi?.[1]) return { os: "VMware ESXi", osVersion: esxi[1].replace(/\bU(?=\d)/, "Update ") };
  return { os: canonicalOs(rest) };
}

/** "17763.5936" is what people write for Windows 10.0.17763.5936. */
function windowsBuild(text: string): string {
  return /^\d{4,5}\.\d/.test(text) ? `10.0.${text}` : text;
}

/** "Microsoft Windows10 Pro", "WS2019", "Win10 IoT LTSC2019" … in the words of the maker. */
export function canonicalOs(text: string): string {
  let t = nfkc(text)
    .replace(/[\s/(（]+$/, "")
    .replace(/\((?:\d{4}|\d{2}H\d)\)/i, "")
    .replace(/^(?:microsoft|ms)\s+/i, "");
  t = t.replace(/^(?:ウィンドウズ|ウインドウズ)/, "Windows ");
  t = t.replace(/^(?:w(?:in(?:dows)?)?\s*(?:server|sv|svr)|ws|windowsserver)\s*(?=20\d{2})/i, "Windows Server ");
  t = t.replace(/^win(?:dows)?\s*(?=\d|xp|vista)/i, "Windows ");
  t = t
    .replace(/(20\d{2})\s*R2/i, "$1 R2")
    .replace(/\bStd\b\.?/i, "Standard")
    .replace(/\bEnt\b\.?/i, "Enterprise")
    .replace(/\bDC\b/, "Datacenter");
  t = t.replace(/LTS[CB]\s*(?=20)/i, (hit) => `${hit.trim().toUpperCase()} `);
  if (/^Windows (?:XP|Vista|7)\b/i.test(t)) t = t.replace(/\bPro\b/i, "Professional");
  if (/\bIoT\s+LTSC/i.test(t)) t = t.replace(/\bIoT\s+LTSC/i, "IoT Enterprise LTSC");
  if (/^Windows 10 LTSC/i.test(t)) t = t.replace(/LTSC/i, "Enterprise LTSC");
  return t.replace(/\s+/g, " ").trim();
}
