/** What was seen of an installation at one look; sizes in bytes, null where it was not looked at or is not to be known. */
export interface HealthFacts {
  now: Date;
  version: string;
  publicUrl: string;
  host: string;
  mailServer: boolean;
  storage: {
    folder: string;
    writable: boolean;
    freeBytes: number;
    totalBytes: number;
    /** Files of keys that are missing, or that others than their owner can read. */
    missingKeys: string[];
    openKeys: string[];
    usage: { postgres: number; files: number; outbox: number; feeds: number; other: number } | null;
  };
  /** Of the certificate people see at the public address; null where there is none to look at. */
  certificate: { validUntil: Date; trusted: boolean } | { unreachable: string } | null;
  database: DatabaseFacts | { unreachable: string };
}

export interface DatabaseFacts {
  version: string;
  embedded: boolean;
  /** The database's clock less this machine's, in milliseconds. */
  clockAheadMs: number;
  serverRuns: boolean;
  migrations: { applied: number; pending: string[]; unknown: string[] };
  hospitals: number;
  lastBackup: Date | null;
  /** Erasures that two people agreed on since the last backup. */
  erasedSince: number;
  mail: { waiting: number; failed: number; kept: number; oldestWaiting: Date | null };
  jobs: { queue: string; waiting: number; failed: number; oldestWaiting: Date | null }[];
  staleFeeds: string[];
  /** `thorough`: every entry was computed anew; otherwise only the ends of the chains were looked at. */
  audit: { thorough: boolean; chains: number; broken: string | null } | null;
}
