import type { z } from "zod";
import { addressOfCall } from "../../web/call.ts";
import { Menu } from "../../web/components/menu.tsx";
import { useText } from "../../web/language.ts";
import type { FacilityId, RecordKind } from "../contract.ts";
import { exportLedger } from "../route-contracts.ts";
import { type ListSearch, writeFilters } from "./list-search.ts";
import { ledgerTexts } from "./texts.ts";

/** Downloads of a list as it is searched and filtered, and of the whole ledger. */
export function ExportMenu(props: {
  facilityId: FacilityId;
  kind?: RecordKind;
  search?: Pick<ListSearch, "q" | "filters">;
}) {
  const { facilityId, kind, search } = props;
  const t = useText(ledgerTexts);
  const address = (query: z.input<(typeof exportLedger)["query"]>) =>
    addressOfCall(exportLedger, { params: { facilityId }, query });
  const download = (id: string, label: string, href: string) => ({ id, label, onAction: () => location.assign(href) });
  const list = { kind, q: search?.q, filter: writeFilters(search?.filters ?? []) };
  const ofKind = kind
    ? [
        download("xlsx", t.exportXlsx, address({ format: "xlsx", ...list })),
        download("csv", t.exportCsv, address({ format: "csv", ...list })),
        download("cp932", t.exportCp932, address({ format: "csv", encoding: "cp932", ...list })),
      ]
    : [];
  return (
    <Menu
      label={t.export}
      entries={[
        ...ofKind,
        download("all", t.exportAllXlsx, address({ format: "xlsx" })),
        download("json", t.exportJson, address({ format: "json" })),
      ]}
    />
  );
}
