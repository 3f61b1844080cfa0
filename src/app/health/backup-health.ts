import type { DatabaseFacts, HealthFacts } from "./facts.ts";
import { day, type HealthLine, hour, notWell, ok, warning } from "./health-line.ts";

/** A nightly backup that takes a while is younger than this on the next morning. */
const backupDueMs = 25 * hour;
const backupLostMs = 7 * day;

export function backup({ now }: HealthFacts, { lastBackup, hospitals }: DatabaseFacts): HealthLine {
  const remedy = {
    ja: "sekisho backup で控えを取り、毎晩取れるようにしてください（docs/operation.md）。",
    en: "Make one (sekisho backup), and have one made every night (docs/operation.md).",
  };
  if (lastBackup === null)
    return hospitals === 0
      ? ok("backup", "控えを取るものは、まだありません。", "There is nothing to back up yet.")
      : warning("backup", { ja: "控えを一度も取っていません。", en: "There never was a backup." }, remedy);
  const age = now.getTime() - lastBackup.getTime();
  const ago =
    age < hour ? "1時間以内" : age < 2 * day ? `${Math.floor(age / hour)}時間前` : `${Math.floor(age / day)}日前`;
  const agoEnglish =
    age < hour
      ? "within the last hour"
      : age < 2 * day
        ? `${Math.floor(age / hour)} hours ago`
        : `${Math.floor(age / day)} days ago`;
  if (age <= backupDueMs) return ok("backup", `最後の控えは ${ago} です。`, `The last backup was made ${agoEnglish}.`);
  return notWell(age > backupLostMs ? "problem" : "warning")(
    "backup",
    { ja: `最後の控えは ${ago} です。`, en: `The last backup was made ${agoEnglish}.` },
    remedy,
  );
}

export function erasedSince({ lastBackup, erasedSince: n }: DatabaseFacts): HealthLine[] {
  if (lastBackup === null || n === 0) return [];
  return [
    warning(
      "erased_since",
      { ja: `最後の控えの後に、${n}件の消去がありました。`, en: `${n} erasures came after the last backup.` },
      {
        ja: "控えを取ってください。前の控えから戻したときに、もう一度消去できるようになります。前の控えそのものには、消去した病院が残っています。",
        en: "Make a backup: then a restore of an earlier one erases them again. The earlier backups themselves still hold them.",
      },
    ),
  ];
}
