import type { DocumentToMake } from "../custody/context.store.ts";
import { VolumeKind } from "../document/contract.ts";
import type { Threads } from "../platform/threads.ts";

interface Made {
  content?: Uint8Array;
}

/** Of a longer ledger the list of assets is made as a workbook alone: as pages it would run to thousands, and take gigabytes to set. */
const recordsOnPages = 10_000;

/**
 * The ledger as a workbook and every document as PDF, each made when asked for, by the tasks that make them for the screens as well. The
 * bound volume is left out: it is the same pages once more.
 * @param records how many the ledger holds
 */
export function hospitalDocuments(run: Threads["run"], facilityId: string, records: number): DocumentToMake[] {
  const ledger = { facilityId, format: "xlsx", encoding: "utf-8" };
  const document = (kind: VolumeKind) => {
    const format = kind === "D8" && records > recordsOnPages ? "xlsx" : "pdf";
    const request = { facilityId, kind, format, edition: "控え", issuedBy: null };
    const make = async () => (await run<Made>("document.make", request)).content;
    return { path: `文書/${kind}.${format}`, what: "調査文書", make };
  };
  return [
    { path: "台帳/台帳.xlsx", what: "台帳", make: async () => (await run<Made>("ledger.export", ledger)).content },
    ...VolumeKind.options.filter((kind) => kind !== "volume").map(document),
  ];
}
