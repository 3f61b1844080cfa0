import type { ImportView } from "../importing/route-contracts.ts";

/** What an import did to the ledger at one moment. */
export interface ImportEvent {
  importId: string;
  what: "imported" | "importUndone";
  at: string;
  fileNames: readonly string[];
  /** Who gave the files; who undid it stands in the audit log. */
  by: string;
}

type Import = Pick<ImportView, "id" | "fileNames" | "createdBy" | "committedAt" | "undoneAt">;

/** Events of imports that changed the ledger: one that was undone is two events, one never written none. */
export const importEvents = (imports: readonly Import[]): ImportEvent[] =>
  imports.flatMap(({ id, fileNames, createdBy, committedAt, undoneAt }) => {
    const event = { importId: id, fileNames, by: createdBy };
    return [
      ...(committedAt ? [{ ...event, what: "imported" as const, at: committedAt }] : []),
      ...(undoneAt ? [{ ...event, what: "importUndone" as const, at: undoneAt }] : []),
    ];
  });
