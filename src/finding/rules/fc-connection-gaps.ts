import type { LedgerRecord } from "../../ledger/contract.ts";
import type { FindingFact, RuleId, Wording } from "../contract.ts";
import type { LedgerRule } from "../ledger-rule.ts";
import { connectionName } from "../naming.ts";
import { evidence, fieldValue, isBlank, isNotKnown, known, saysYes } from "../reading.ts";

/** Gaps of one connection: FC-02, FC-04, FC-05 and FC-07. */
const gap = (
  rule: RuleId,
  connection: LedgerRecord,
  fields: readonly string[],
  says: (name: Wording) => Wording,
  suggestion: Wording,
): FindingFact => ({
  rule,
  on: "connection",
  ref: connection.id,
  statement: says(connectionName(connection)),
  detail: evidence(connection, ...fields),
  suggestion,
});

const isOpen = (connection: LedgerRecord, field: string): boolean =>
  isBlank(connection, field) || isNotKnown(fieldValue(connection, field));

export const noCounterpart: LedgerRule = ({ records }) =>
  records.connection
    .filter((connection) => isOpen(connection, "counterpart"))
    .map((connection) =>
      gap(
        "FC-02",
        connection,
        ["counterpart", "informationSource"],
        ({ ja, en }) => ({ ja: `${ja}は、つながる相手が分かっていません。`, en: `It is not known where ${en} leads.` }),
        {
          ja: "契約書・請求書・機器の銘板から相手を調べ、記録してください。",
          en: "Look for the counterpart in contracts, invoices or on the device, and record it.",
        },
      ),
    );

/** Fewer than five open answers are everyday; from five on the connection can hardly be judged. */
const manyOpenAnswers = 5;

export const manyUnknown: LedgerRule = ({ records }) =>
  records.connection.flatMap((connection) => {
    const open = Object.keys(connection.fields).filter((field) => isNotKnown(fieldValue(connection, field)));
    if (open.length < manyOpenAnswers) return [];
    return [
      gap(
        "FC-04",
        connection,
        open.sort(),
        ({ ja, en }) => ({
          ja: `${ja}は、${open.length}項目が分からないままです。`,
          en: `${open.length} answers about ${en} are still not known.`,
        }),
        {
          ja: "分からない項目をまとめて、相手の業者または主管部門に照会してください。",
          en: "Put the open points together in one inquiry to the vendor or the department in charge.",
        },
      ),
    ];
  });

export const noLineKind: LedgerRule = ({ records }) =>
  records.connection
    .filter((connection) => isOpen(connection, "accessLine") && isOpen(connection, "tunnel"))
    .map((connection) =>
      gap(
        "FC-05",
        connection,
        ["accessLine", "tunnel", "carrier"],
        ({ ja, en }) => ({
          ja: `${ja}は、どのような回線でつながっているか分かっていません。`,
          en: `It is not known by what kind of line ${en} is made.`,
        }),
        {
          ja: "回線の種類を業者または回線事業者に確認してください。",
          en: "Ask the vendor or the carrier for the kind of line.",
        },
      ),
    );

export const contractNotRecorded: LedgerRule = ({ records }) => {
  const recorded = new Set(records.contract.map((contract) => known(contract, "connection")));
  return records.connection
    .filter(
      (connection) =>
        !recorded.has(connection.id) && (saysYes(connection, "contractExists") || isOpen(connection, "contractExists")),
    )
    .map((connection) =>
      gap(
        "FC-07",
        connection,
        ["contractExists", "contractType"],
        ({ ja, en }) => ({
          ja: `${ja}の契約の内容が、台帳にありません。`,
          en: `What has been agreed for ${en} is not in the ledger.`,
        }),
        {
          ja: "契約書を探し、条項の有無を確認して登録してください。契約がなければ「なし」と記録してください。",
          en: "Find the contract and record its clauses, or record that there is none.",
        },
      ),
    );
};
