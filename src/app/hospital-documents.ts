import type { DocumentToMake } from "../custody/context.store.ts";
import { VolumeKind } from "../document/contract.ts";
import type { Threads } from "../platform/threads.ts";

interface Made {
  content?: Uint8Array;
}

/** The ledger as a workbook and every document as PDF, each made when asked for, by the tasks that make them for the screens as well. */
export function hospitalDocuments(run: Threads["run"], facilityId: string): DocumentToMake[] {
  const ledger = { facilityId, format: "xlsx", encoding: "utf-8" };
  const document = (kind: VolumeKind) => ({ facilityId, kind, format: "pdf", edition: "控え", issuedBy: null });
  return [
    { path: "台帳/台帳.xlsx", what: "台帳", make: async () => (await run<Made>("ledger.export", ledger)).content },
    ...VolumeKind.options.map((kind) => ({
      path: `文書/${kind}.pdf`,
      what: "調査文書",
      make: async () => (await run<Made>("document.make", document(kind))).content,
    })),
  ];
}
