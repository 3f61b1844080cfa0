import type { FieldValue } from "../../contract.ts";
import { known } from "../cells/field-value.ts";
import { plain } from "../cells/plain-text.ts";
import { texts } from "../merge/keys.ts";
import { type Draft, emptyDraft, imply, type TableRun } from "../rows/draft.ts";

/**
 * Vendors of which a list of devices says more than the name: whether they have handed in MDS/SDS. One row per vendor stands for all
 * (one with a date if there is one).
 */
export function mentionedVendors(drafts: Iterable<Draft>): Draft[] {
  const rows = new Map<string, { draft: Draft; name: FieldValue; statements: FieldValue[]; dated: Draft | null }>();
  for (const draft of drafts) {
    const statement = draft.fields.mdsSdsReceivedOn;
    const name = draft.fields.maintenanceVendor;
    const text = texts(name)[0];
    if (!statement || !name || text === undefined) continue;
    const key = `${draft.run.sourceKey}|${plain(text)}`;
    const found = rows.get(key) ?? { draft, name, statements: [], dated: null };
    found.statements.push(statement);
    if (statement.state === "known") found.dated ??= draft;
    rows.set(key, found);
  }
  const runs = new Map<TableRun, TableRun>();
  return [...rows.values()].map(({ draft, name, statements, dated }) => {
    const vendor = emptyDraft(vendorRun(draft.run, runs), (dated ?? draft).row);
    vendor.fields = { name };
    imply(vendor, "mdsSds", received(statements));
    const date = dated?.fields.mdsSdsReceivedOn;
    if (date) imply(vendor, "mdsSdsReceivedOn", date);
    return vendor;
  });
}

function received(statements: readonly FieldValue[]): FieldValue {
  if (statements.some((value) => value.state === "known")) return known(true);
  if (statements.some((value) => value.state === "none")) return known(false);
  return statements[0] ?? known(false);
}

function vendorRun(run: TableRun, runs: Map<TableRun, TableRun>): TableRun {
  let vendor = runs.get(run);
  if (!vendor) {
    vendor = { ...run, kind: "vendor" };
    runs.set(run, vendor);
  }
  return vendor;
}
