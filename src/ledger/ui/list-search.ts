import { kindDefinition } from "../catalogue.ts";
import type { RecordKind } from "../contract.ts";

/** What a list shows, as its address says it. */
export interface ListSearch {
  q: string;
  filters: readonly { field: string; value: string }[];
  /** Field id, `number`, `name` or `updatedAt`; a leading minus sorts downwards. */
  sort: string;
  columns: readonly string[];
  retired: boolean;
}

/** Columns at first sight: what tells records of the kind apart and what is most often asked. */
const usualColumns: Partial<Record<RecordKind, readonly string[]>> = {
  connection: [
    "targetCategory",
    "counterpart",
    "accessLine",
    "tunnel",
    "entryDevice",
    "firmwareVersion",
    "passesHospitalFirewall",
    "contractExists",
  ],
  asset: ["assetId", "kind", "maker", "os", "softwareVersion", "location", "department", "maintenanceVendor"],
  system: ["systemCategory", "department", "vendor", "product", "version", "serverOs", "nextRenewalOn"],
  backup: ["method", "frequency", "media", "generations", "offlineOrImmutable", "offsite", "restoreTestedOn"],
  contract: ["connection", "exists", "type", "form", "CL-20", "CL-22", "CL-23", "endsOn"],
  role: ["role", "department", "contact", "systemInCharge", "vendorName"],
};
const columnsWithoutChoice = 7;

export function defaultColumns(kind: RecordKind): readonly string[] {
  const { fields, nameField } = kindDefinition(kind);
  return (
    usualColumns[kind] ??
    fields
      .map((field) => field.id)
      .filter((id) => id !== nameField)
      .slice(0, columnsWithoutChoice)
  );
}

/** Reads the search part of a list's address; what it does not know it leaves out. */
export function readListSearch(kind: RecordKind, search: Readonly<Record<string, string>>): ListSearch {
  const known = new Set(kindDefinition(kind).fields.map((field) => field.id));
  const columns = (search.columns ?? "").split(",").filter((id) => known.has(id));
  const filters = (search.filter ?? "").split(",").flatMap((part) => {
    const [field = "", value = ""] = split(part);
    return value && (field === "*" || known.has(field)) ? [{ field, value }] : [];
  });
  return {
    q: search.q ?? "",
    filters,
    sort: search.sort || "number",
    columns: columns.length > 0 ? columns : defaultColumns(kind),
    retired: search.retired === "only",
  };
}

/** The address of a list that shows this; what is as usual is left out, so that addresses stay short. */
export function writeListSearch(kind: RecordKind, list: ListSearch): Record<string, string> {
  const columns = list.columns.join(",");
  return {
    q: list.q,
    filter: writeFilters(list.filters),
    sort: list.sort === "number" ? "" : list.sort,
    columns: columns === defaultColumns(kind).join(",") ? "" : columns,
    retired: list.retired ? "only" : "",
  };
}

export const writeFilters = (filters: ListSearch["filters"]): string =>
  filters.map(({ field, value }) => `${field}:${value}`).join(",");

function split(part: string): [string, string] {
  const at = part.indexOf(":");
  return at < 1 ? ["", ""] : [part.slice(0, at), part.slice(at + 1)];
}
