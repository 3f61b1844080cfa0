import { z } from "zod";
import { Known, type Ledger, type LedgerRecord } from "../../ledger/contract.ts";
import { type GivenField, type GivenFields, type GivenLedger, ledgerOf, recordId } from "./ledger-builder.ts";

/** Reads a `truth.json` of the shared fictional hospitals as the ledger that a perfect import of their files would give. */
const TruthRecord = z.looseObject({ id: z.string() });
type TruthRecord = z.infer<typeof TruthRecord>;

export const Truth = z.object({
  about: z.object({ asOf: z.string() }),
  facility: z.looseObject({ licensedBeds: z.int(), facts: z.record(z.string(), z.unknown()) }),
  connections: z.array(TruthRecord),
  contracts: z.array(TruthRecord),
  assets: z.array(TruthRecord),
  systems: z.array(TruthRecord),
  backups: z.array(TruthRecord),
  roles: z.array(TruthRecord),
  vendors: z.array(TruthRecord),
  findings: z.array(
    z.object({
      rule: z.string(),
      objects: z.array(z.string()),
      soft: z.array(z.union([z.string(), z.object({ id: z.string() })])).optional(),
    }),
  ),
});
export type Truth = z.infer<typeof Truth>;

const states = ["unknown", "checking", "none", "notApplicable", "notSubmitted"] as const;

function field(value: unknown): GivenField | undefined {
  if (typeof value === "string" && value.startsWith("@")) {
    const [token = "", ...text] = value.slice(1).split(":");
    const state = states.find((known) => known === token);
    if (state) return { state };
    if (token === "vague" || token === "lossy") return { state: token, text: text.join(":") };
    const claim = { state: "known", value: "?" } as const;
    return token === "conflict" ? { state: "conflict", claims: [claim, claim] } : undefined;
  }
  const known = Known.safeParse(value);
  return known.success ? known.data : undefined;
}

/** Explanations of the truth file that no ledger holds; a rule must do without them. */
const notInALedger = new Set([
  "id",
  "sources",
  "normalised",
  "test321",
  "deviceText",
  "sslTarget",
  "subtype",
  "connectionNumber",
]);

function fields(record: Record<string, unknown>): GivenFields {
  return Object.fromEntries(
    Object.entries(record).flatMap(([name, value]) => {
      const given = notInALedger.has(name) || /^cl[A-Z]/.test(name) ? undefined : field(value);
      return given === undefined ? [] : [[name, given]];
    }),
  );
}

export interface TruthLedger {
  ledger: Ledger;
  /** Record id → id in the truth file. */
  truthIds: ReadonlyMap<string, string>;
}

export function truthLedger(truth: Truth): TruthLedger {
  const ids = (kind: LedgerRecord["kind"], records: readonly TruthRecord[]): Map<string, string> =>
    new Map(records.map((record, index) => [record.id, recordId(kind, index + 1)]));
  const assets = ids("asset", truth.assets);
  const connections = ids("connection", truth.connections);
  const given: GivenLedger = {
    facility: [fields(truth.facility.facts)],
    system: truth.systems.map(fields),
    asset: truth.assets.map(fields),
    connection: truth.connections.map(({ entryAssetId, ...record }) => {
      const entryAsset = assets.get(String(entryAssetId));
      return { ...fields(record), ...(entryAsset ? { entryAsset } : {}) };
    }),
    contract: truth.contracts.map((record) => ({
      ...fields(record),
      connection: connections.get(String(record.connection)) ?? "",
    })),
    backup: truth.backups.map(fields),
    role: truth.roles.map(fields),
    vendor: truth.vendors.map(fields),
  };
  const all = [
    assets,
    connections,
    ids("contract", truth.contracts),
    ids("system", truth.systems),
    ids("backup", truth.backups),
    ids("role", truth.roles),
    ids("vendor", truth.vendors),
  ];
  return {
    ledger: ledgerOf(given, { licensedBeds: truth.facility.licensedBeds }),
    truthIds: new Map(all.flatMap((map) => [...map].map(([truthId, id]): [string, string] => [id, truthId]))),
  };
}
