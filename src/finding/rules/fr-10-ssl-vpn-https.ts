import type { LedgerRecord } from "../../ledger/contract.ts";
import type { LedgerRule } from "../ledger-rule.ts";
import { connectionName } from "../naming.ts";
import { evidence, fieldValue, is } from "../reading.ts";

/** Kinds of entry device that end a tunnel at the hospital. */
const tunnelEnds = ["firewall", "vpn", "router", "gateway"];

const wordsOf = (connection: LedgerRecord): string => {
  const tunnel = fieldValue(connection, "tunnel");
  return (tunnel && tunnel.state !== "conflict" ? (tunnel.raw ?? "") : "").normalize("NFKC");
};

/**
 * The tunnel starts inside and ends at a server outside when no device of the hospital ends it: there is no entry device, or it
 * is a plain terminal. Where the source names the far end as an https server, that decides.
 */
function goesToOutsideServer(connection: LedgerRecord): boolean {
  if (/https/i.test(wordsOf(connection))) return true;
  if (is(connection, "deviceKind", ...tunnelEnds)) return false;
  const device = fieldValue(connection, "deviceKind");
  return is(connection, "deviceKind", "terminal") || device?.state === "none" || device?.state === "notApplicable";
}

export const sslVpnToHttps: LedgerRule = ({ records }) =>
  records.connection
    .filter((connection) => is(connection, "tunnel", "ssl_vpn") && goesToOutsideServer(connection))
    .map((connection) => {
      const name = connectionName(connection);
      return {
        rule: "FR-10",
        on: "connection",
        ref: connection.id,
        statement: {
          ja: `${name.ja}は、院内から業者のウェブサーバへつなぎに行く形の保守で、病院の側に出入りを確かめる機器がありません。`,
          en: `${name.en} reaches out from inside to the vendor's web server, with no device of the hospital checking what passes.`,
        },
        detail: evidence(connection, "tunnel", "deviceKind", "counterpart"),
        suggestion: {
          ja: "つなぐ先を限定し、使うときだけ開けること、操作の記録を受け取れることを業者と確認してください。",
          en: "Agree with the vendor on a fixed destination, opening only when needed, and a record of the work.",
        },
      };
    });
