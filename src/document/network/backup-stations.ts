import type { LedgerRecord } from "../../ledger/contract.ts";
import { answerOf, fieldText, knownCode, knownText, stateOf } from "../picture/field-text.ts";
import { type Mark, marksOf, type PictureFinding } from "../picture/finding-marks.ts";
import { type Language, type Phrase, say } from "../picture/picture-language.ts";
import { matchName } from "./name-match.ts";

/** Copies that stand in one place under one protection. */
export interface BackupStation {
  /** B1, B2 …: systems refer to it by this. */
  mark: string;
  place: string;
  placeKnown: boolean;
  media: string;
  state: "offline" | "immutable" | "online" | "unknown" | "outOfScope";
  protection: string;
  offsite: boolean;
  systems: readonly string[];
  systemIds: readonly string[];
  backupIds: readonly string[];
  marks: readonly Mark[];
}

const words = {
  place: ["保管場所 ", "stored at: "],
  online: ["つないだまま（オフライン・書換不可なし）", "always attached (neither offline nor immutable)"],
  protection: ["オフライン保管 ", "offline copy: "],
} satisfies Record<string, Phrase>;

/** Backups by where they stand and how they are protected, in the order of the ledger. */
export function backupStations(
  backups: readonly LedgerRecord[],
  systems: readonly LedgerRecord[],
  findings: ReadonlyMap<string, readonly PictureFinding[]>,
  language: Language,
): BackupStation[] {
  const ordered = backups.toSorted((a, b) => a.number - b.number);
  const groups = Map.groupBy(ordered, (backup) =>
    [placeOf(backup, language), protectionOf(backup, language), answerOf(backup, "offsite") === "yes"].join("\n"),
  );
  return [...groups.values()].map((members, index) => stationOf(members, `B${index + 1}`));

  function stationOf(members: readonly LedgerRecord[], mark: string): BackupStation {
    const [first] = members;
    if (!first) throw new Error("a station without backups");
    return {
      mark,
      place: placeOf(first, language),
      placeKnown: ["known", "notApplicable"].includes(stateOf(first, "storagePlace")),
      media: [...new Set(members.flatMap((backup) => mediaOf(backup, language)))].join(say(["・", ", "], language)),
      state: protectionState(first),
      protection: protectionOf(first, language),
      offsite: answerOf(first, "offsite") === "yes",
      systems: members.map((backup) => fieldText(backup, "systemName", language)),
      systemIds: members.flatMap((backup) => {
        const system = matchName(knownText(backup, "systemName", language), systems, (one) =>
          fieldText(one, "name", language),
        );
        return system ? [system.id] : [];
      }),
      backupIds: members.map((backup) => backup.id),
      marks: marksOf(members.flatMap((backup) => findings.get(backup.id) ?? [])),
    };
  }
}

const placeOf = (backup: LedgerRecord, language: Language) =>
  knownText(backup, "storagePlace", language) ??
  say(words.place, language) + fieldText(backup, "storagePlace", language);

function protectionState(backup: LedgerRecord): BackupStation["state"] {
  const code = knownCode(backup, "offlineOrImmutable");
  if (code === "offline" || code === "immutable") return code;
  const state = stateOf(backup, "offlineOrImmutable");
  if (code === "none" || state === "none") return "online";
  return state === "notApplicable" ? "outOfScope" : "unknown";
}

function protectionOf(backup: LedgerRecord, language: Language): string {
  const state = protectionState(backup);
  if (state === "online") return say(words.online, language);
  const text = fieldText(backup, "offlineOrImmutable", language);
  return state === "offline" || state === "immutable" ? text : say(words.protection, language) + text;
}

function mediaOf(backup: LedgerRecord, language: Language): string[] {
  const kinds = knownText(backup, "mediaKinds", language) ?? knownText(backup, "media", language);
  return kinds ? kinds.split(" / ") : [];
}
