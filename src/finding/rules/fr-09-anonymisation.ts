import { saysDataStaysLinkable } from "../anonymisation-wording.ts";
import type { LedgerRule } from "../ledger-rule.ts";
import { connectionName } from "../naming.ts";
import { evidence, is } from "../reading.ts";

export const linkableAnonymisation: LedgerRule = ({ records }) =>
  records.connection
    .filter((connection) => is(connection, "anonymisationClaim", "yes") && saysDataStaysLinkable(connection))
    .map((connection) => {
      const name = connectionName(connection);
      return {
        rule: "FR-09",
        on: "connection",
        ref: connection.id,
        statement: {
          ja: `${name.ja}では「匿名化している」と説明されていますが、送り先で患者を特定できる状態です。`,
          en: `${name.en} is described as anonymised, but the receiver can still tell who the patient is.`,
        },
        detail: evidence(connection, "anonymisationClaim", "linkable", "patientDataDownload", "comment"),
        suggestion: {
          ja: "患者番号や対応表の扱いを相手と確認し、個人情報を渡す前提で契約と同意を見直してください。",
          en: "Clarify what happens to patient numbers and key tables, and review contract and consent on that basis.",
        },
      };
    });
