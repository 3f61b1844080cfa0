import type { z } from "zod";
import { addressOfCall } from "../../web/call.ts";
import { Menu } from "../../web/components/menu.tsx";
import { useText } from "../../web/language.ts";
import type { FacilityId, RecordKind } from "../contract.ts";
import { exportLedger } from "../route-contracts.ts";
import { ledgerTexts } from "./texts.ts";

/** Downloads of one kind or of the whole ledger. */
export function ExportMenu({ facilityId, kind }: { facilityId: FacilityId; kind?: RecordKind }) {
  const t = useText(ledgerTexts);
  const address = (query: z.input<(typeof exportLedger)["query"]>) =>
    addressOfCall(exportLedger, { params: { facilityId }, query });
  const download = (id: string, label: string, href: string) => ({ id, label, onAction: () => location.assign(href) });
  const ofKind = kind
    ? [
        download("xlsx", t.exportXlsx, address({ format: "xlsx", kind })),
        download("csv", t.exportCsv, address({ format: "csv", kind })),
        download("cp932", t.exportCp932, address({ format: "csv", kind, encoding: "cp932" })),
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
