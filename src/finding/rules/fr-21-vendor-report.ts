import type { LedgerRule } from "../ledger-rule.ts";
import { namedRecord } from "../naming.ts";
import { evidence, saysNo } from "../reading.ts";

export const vendorReport: LedgerRule = ({ records }) =>
  records.vendor.flatMap((vendor) => {
    const absent = saysNo(vendor, "regularReport");
    if (!absent && !saysNo(vendor, "reportUnderstandable")) return [];
    const name = namedRecord(vendor, "業者", "the vendor", "name");
    return [
      {
        rule: "FR-21",
        on: "vendor",
        ref: vendor.id,
        statement: absent
          ? {
              ja: `${name.ja}から、保守についての定期的な報告を受けていません。`,
              en: `The hospital receives no regular report on maintenance from ${name.en}.`,
            }
          : {
              ja: `${name.ja}の報告は、病院の側で内容を理解することが難しいものです。`,
              en: `The hospital finds the reports of ${name.en} hard to understand.`,
            },
        detail: evidence(vendor, "regularReport", "reportUnderstandable"),
        suggestion: {
          ja: "作業の内容・更新の状況・残る課題を平易に書いた報告を、決まった頻度で求めてください。",
          en: "Ask for plain reports at fixed intervals: work done, state of updates, open points.",
        },
      },
    ];
  });
