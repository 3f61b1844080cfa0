import type { LedgerRule } from "../ledger-rule.ts";
import { connectionName } from "../naming.ts";
import { evidence, fieldValue } from "../reading.ts";

/** Where detail is needed to judge: device, version, configuration. */
const precise = [
  "entryDevice",
  "deviceKind",
  "maker",
  "model",
  "firmwareVersion",
  "firmwareKnownOn",
  "configurationKnown",
];

export const vagueAnswer: LedgerRule = ({ records }) =>
  records.connection.flatMap((connection) => {
    const vague = precise.filter((field) => fieldValue(connection, field)?.state === "vague");
    if (vague.length === 0) return [];
    const name = connectionName(connection);
    return [
      {
        rule: "FR-34",
        on: "connection",
        ref: connection.id,
        statement: {
          ja: `${name.ja}の機器についての回答はおおまかで、弱点に当たるかどうかを判断できません。`,
          en: `The answer about the device of ${name.en} is too general to judge whether a weakness applies.`,
        },
        detail: evidence(connection, ...vague),
        suggestion: {
          ja: "機種名と版数を、画面や銘板の表示どおりに答えてもらうよう、もう一度照会してください。",
          en: "Ask again for model and version exactly as the screen or label shows them.",
        },
      },
    ];
  });
