import { backup321 } from "../backup-321.ts";
import type { Wording } from "../contract.ts";
import type { LedgerRule } from "../ledger-rule.ts";
import { namedRecord } from "../naming.ts";
import { evidence } from "../reading.ts";

const together = (parts: readonly Wording[]): Wording => ({
  ja: parts.map((part) => part.ja).join("、"),
  en: parts.map((part) => part.en).join(", "),
});

export const backupNot321: LedgerRule = ({ records }) =>
  records.backup.flatMap((backup) => {
    const test = backup321(backup);
    const short: Wording[] = [];
    if (test.oneOffline === "notMet") {
      short.push({
        ja: "切り離した（書き換えられない）控えがない",
        en: "no copy is kept disconnected or unchangeable",
      });
    }
    if (test.threeCopies === "notMet") short.push({ ja: "データが3つに満たない", en: "fewer than three copies" });
    if (test.twoMedia === "notMet") short.push({ ja: "媒体が2種類に満たない", en: "fewer than two kinds of media" });
    if (short.length === 0) return [];
    const name = namedRecord(backup, "バックアップ", "the backup of", "systemName");
    const reasons = together(short);
    return [
      {
        rule: "FR-07",
        on: "backup",
        ref: backup.id,
        statement: {
          ja: `${name.ja}は、広く行われている備え方（3-2-1）に対して${reasons.ja}状態です。`,
          en: `Measured by the common 3-2-1 practice, ${name.en} falls short: ${reasons.en}.`,
        },
        detail: evidence(backup, "copies", "mediaKinds", "offlineOrImmutable", "offsite"),
        suggestion: {
          ja: "ネットワークから切り離した控え、または書き換えられない保管を一つ加えられるか検討してください。",
          en: "Consider adding one copy that is kept off the network or cannot be overwritten.",
        },
      },
    ];
  });
