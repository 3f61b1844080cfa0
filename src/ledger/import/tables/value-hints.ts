import type { RecordKind } from "../../contract.ts";
import { codeIn } from "../cells/code.ts";
import { dateOrderOf } from "../cells/japanese-date.ts";
import { knownMaker } from "../cells/product.ts";
import { stateOf } from "../cells/value-state.ts";
import { yesOrNo } from "../cells/yes-no.ts";
import type { DateOrder } from "../import-contract.ts";
import { contractTypeWords, partyWords } from "../words/connection-codes.ts";
import type { Assignment } from "./assign-columns.ts";

type Samples = (column: number) => readonly string[];

/** Corrects what headers alone leave open by what stands below them. */
export function refineByValues(kind: RecordKind, assignments: Assignment[], samples: Samples): void {
  const find = (target: string) => assignments.find((assignment) => assignment.target === target);
  if (kind === "connection") {
    const exists = find("contractExists");
    if (
      exists &&
      !find("contractType") &&
      mostly(samples(exists.column), (text) => codeIn(contractTypeWords, text) !== undefined)
    ) {
      exists.target = "contractType";
    }
    const type = find("contractType");
    if (
      type &&
      !find("contractExists") &&
      mostly(
        samples(type.column),
        (text) => yesOrNo("", text) !== undefined && codeIn(contractTypeWords, text) === undefined,
      )
    ) {
      type.target = "contractExists";
    }
    const device = find("+device");
    if (device && (find("model") || find("+deviceVersion")) && !find("entryDevice")) device.target = "entryDevice";
    const shared = find("authentication");
    if (shared && mostly(samples(shared.column), (text) => yesOrNo("", text) !== undefined))
      shared.target = "sharedAccount";
  }
  if (kind === "asset") {
    const vendor = find("maintenanceVendor");
    if (vendor && !find("maker") && mostly(samples(vendor.column), (text) => knownMaker(text) !== undefined))
      vendor.target = "maker";
    const owner = find("administrator");
    if (
      owner &&
      !find("owner") &&
      owner.confidence < 0.95 &&
      mostly(samples(owner.column), (text) => codeIn(partyWords, text) !== undefined)
    )
      owner.target = "owner";
  }
}

function mostly(texts: readonly string[], test: (text: string) => boolean): boolean {
  const values = texts.filter((text) => stateOf(text) === undefined || yesOrNo("", text) !== undefined);
  return values.length > 0 && values.filter(test).length >= values.length * 0.6;
}

/** Order of day and month in a column: proven by its dates, said by its header, or the American order that vendor files mostly use. */
export function dateOrder(header: string, texts: readonly string[]): { order: DateOrder; sure: boolean } | null {
  if (!texts.some((text) => /\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d{2}/.test(text))) return null;
  const proven = dateOrderOf(texts);
  if (proven) return { order: proven, sure: true };
  if (/dd\s*[./-]\s*mm/i.test(header)) return { order: "dmy", sure: true };
  return { order: "mdy", sure: /mm\s*[./-]\s*dd/i.test(header) };
}
