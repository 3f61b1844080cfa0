import type { LedgerRecord } from "../../ledger/contract.ts";
import { companyKey } from "../../shared/text.ts";
import { radiologyKinds } from "../device-classes.ts";
import type { LedgerRule } from "../ledger-rule.ts";
import { assetName } from "../naming.ts";
import { evidence, fieldValue, is, known, saysNo } from "../reading.ts";

/** A connection serves a device when its vendor is at the other end, or when it names the device's model. */
function serves(connection: LedgerRecord, asset: LedgerRecord): boolean {
  const counterpart = known(connection, "counterpart");
  const vendor = known(asset, "maintenanceVendor");
  if (typeof counterpart === "string" && typeof vendor === "string" && companyKey(counterpart) === companyKey(vendor)) {
    return is(connection, "targetCategory", "T3");
  }
  const name = known(connection, "systemOrDevice");
  const model = known(asset, "model");
  return typeof name === "string" && typeof model === "string" && companyKey(name).includes(companyKey(model));
}

const saysThereIsNone = (asset: LedgerRecord): boolean =>
  saysNo(asset, "remoteMaintenance") || fieldValue(asset, "remoteMaintenance")?.state === "notApplicable";

export const modalityWithoutLine: LedgerRule = ({ records }) =>
  records.asset
    .filter(
      (asset) =>
        is(asset, "kind", ...radiologyKinds) &&
        !saysThereIsNone(asset) &&
        !records.connection.some((connection) => serves(connection, asset)),
    )
    .map((asset) => {
      const name = assetName(asset);
      return {
        rule: "FC-01",
        on: "asset",
        ref: asset.id,
        statement: {
          ja: `${name.ja}の遠隔保守の回線が一覧になく、「ない」とも書かれていません。`,
          en: `For ${name.en}, no remote maintenance line is listed, nor is it stated that there is none.`,
        },
        detail: evidence(asset, "kind", "maintenanceVendor", "remoteMaintenance"),
        suggestion: {
          ja: "保守業者に遠隔保守の有無を確認し、回線を一覧に加えるか「なし」と記録してください。",
          en: "Ask the maintenance vendor; list the line, or record that there is none.",
        },
      };
    });
