import type { FieldDefinition } from "../../ledger/catalogue.ts";
import type { Claim, FieldValue, LedgerRecord, Source } from "../../ledger/contract.ts";
import { printClaim, type ResolveReference } from "./printed-value.ts";

/** Collects the notes of one document; ※n is the n-th. */
export interface NoteBook {
  add(text: string): number;
  notes(): readonly string[];
}

export function openNoteBook(): NoteBook {
  const notes: string[] = [];
  return { add: (text) => notes.push(text), notes: () => notes };
}

function place(source: Source): string {
  switch (source.type) {
    case "file":
      return `${source.file}${source.sheet === null ? "" : `「${source.sheet}」`}${source.row}${source.sideways ? "列目" : "行"}`;
    case "interview":
      return `${source.inquiry ? `照会 ${source.inquiry} への回答` : "聞き取り"} ${source.on} ${source.with}`;
    case "entry":
      return `入力 ${source.by}`;
  }
}

function claimWithPlace(
  definition: FieldDefinition,
  claim: Claim,
  sources: readonly Source[],
  resolve: ResolveReference,
) {
  const source = claim.source === undefined ? undefined : sources[claim.source];
  const where = [claim.asOf && `${claim.asOf}時点`, source && place(source)].filter(Boolean).join("、");
  return `「${printClaim(definition, claim, resolve)}」${where && `（${where}）`}`;
}

/** What a note says of a value: both claims of a contradiction, or the statements it superseded. Undefined when there is nothing. */
export function noteOn(
  record: LedgerRecord,
  definition: FieldDefinition,
  value: FieldValue | undefined,
  resolve: ResolveReference,
): string | undefined {
  if (value === undefined) return undefined;
  const at = `No.${record.number} ${definition.ja}: `;
  const told = (claim: Claim) => claimWithPlace(definition, claim, record.sources, resolve);
  if (value.state === "conflict") return `${at}${value.claims.map(told).join(" と ")}が食い違う。確認が必要。`;
  const shown = printClaim(definition, value, resolve);
  const others = (value.others ?? []).filter((claim) => printClaim(definition, claim, resolve) !== shown);
  if (others.length === 0) return undefined;
  return `${at}${told(value)}を採った。ほかの記載 ${others.map(told).join("、")}`;
}
