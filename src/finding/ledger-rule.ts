import type { Ledger } from "../ledger/contract.ts";
import type { FindingFact } from "./contract.ts";

/** @param today ISO date in Japan, for rules about age; no rule reads the clock. */
export type LedgerRule = (ledger: Ledger, today: string) => FindingFact[];
