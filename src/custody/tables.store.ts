import type { ErasureRecord, ErasureState } from "./contract.ts";

interface ErasureTable {
  id: string;
  hospital_id: string;
  state: ErasureState;
  requested_by: string;
  requested_name: string;
  requested_at: Date;
  expires_at: Date;
  why: string;
  code_hash: string | null;
  code_by: string | null;
  code_name: string | null;
  agreed_by: string | null;
  agreed_name: string | null;
  agreed_at: Date | null;
  ended_at: Date | null;
  name_salt: string | null;
  name_hash: string | null;
  people: string[];
  mails: string[];
  /** Rows removed, by table. */
  counts: Record<string, number>;
  record: Partial<ErasureRecord>;
  erased_at: Date | null;
  finished_at: Date | null;
}

declare module "../platform/db/tables.ts" {
  interface Tables {
    custody_erasure: ErasureTable;
  }
}

export type StoredErasure = ErasureTable;
