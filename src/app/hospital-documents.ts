import { VolumeKind } from "../document/contract.ts";
import type { Threads } from "../platform/threads.ts";

interface Made {
  content: Uint8Array;
}

/** The ledger as a workbook and every document as PDF, one after the other, by the tasks that make them for the screens as well. */
export async function* hospitalDocuments(
  run: Threads["run"],
  facilityId: string,
): AsyncGenerator<{ name: string; content: Uint8Array }> {
  const ledger = await run<Partial<Made>>("ledger.export", { facilityId, format: "xlsx", encoding: "utf-8" });
  if (ledger.content) yield { name: "台帳/台帳.xlsx", content: ledger.content };
  for (const kind of VolumeKind.options) {
    const request = { facilityId, kind, format: "pdf", edition: "控え", issuedBy: null };
    yield { name: `文書/${kind}.pdf`, content: (await run<Made>("document.make", request)).content };
  }
}
