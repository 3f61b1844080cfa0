import type { Ledger, LedgerRecord } from "../ledger/contract.ts";
import type { Wording } from "./contract.ts";
import { connectionName, namedRecord } from "./naming.ts";
import { fieldValue, is, isNotKnown, known, saysNo } from "./reading.ts";

export type ClauseState = "present" | "absent" | "unknown" | "not_applicable" | "unstated";

/** What a contract says about a clause topic of contract-clauses-jesra.yaml. Contradictory and empty fields are `unstated`. */
export function clause(contract: LedgerRecord, id: string): ClauseState {
  const value = fieldValue(contract, id);
  if (isNotKnown(value)) return "unknown";
  if (value?.state === "none") return "absent";
  if (value?.state === "notApplicable") return "not_applicable";
  for (const state of ["present", "absent", "unknown", "not_applicable"] as const) {
    if (is(contract, id, state)) return state;
  }
  return "unstated";
}

export interface Agreement {
  contract: LedgerRecord;
  /** Absent when the contract is of no listed connection. */
  connection: LedgerRecord | undefined;
  name: Wording;
}

/** Contracts that exist. Where there is none at all, nothing can be said about its clauses. */
export function agreementsOf(ledger: Ledger): Agreement[] {
  const connections = new Map<string, LedgerRecord>(ledger.records.connection.map((record) => [record.id, record]));
  return ledger.records.contract
    .filter((contract) => !saysNo(contract, "exists"))
    .map((contract) => {
      const id = known(contract, "connection");
      const connection = typeof id === "string" ? connections.get(id) : undefined;
      const with_ = namedRecord(contract, "契約", "the contract with", "vendor");
      const of = connection && connectionName(connection);
      return {
        contract,
        connection,
        name: of ? { ja: `${of.ja}の契約`, en: `the contract of ${of.en}` } : with_,
      };
    });
}
