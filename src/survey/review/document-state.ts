import { type DocumentState, type SurveyDocument, surveyDocuments } from "./contract.ts";

export interface IssuedDocument {
  id: string;
  kind: string;
  edition: number;
}

export interface Decision {
  editionId: string;
  /** Rises with every decision on the same edition. */
  number: number;
  decision: "accepted" | "returned";
}

export interface DocumentStanding {
  state: DocumentState;
  /** The newest edition; null while none is issued. */
  newest: IssuedDocument | null;
  /** The edition that was accepted last, which may be an older one than the newest. */
  accepted: IssuedDocument | null;
  /** How often the document went to review: editions that were decided on, and the one that waits. */
  rounds: number;
}

/** The last decision on an edition counts; a newer edition opens the document again. */
export function documentStandings(
  editions: readonly IssuedDocument[],
  decisions: readonly Decision[],
): Record<SurveyDocument, DocumentStanding> {
  const last = new Map<string, Decision>();
  for (const one of decisions) if ((last.get(one.editionId)?.number ?? 0) < one.number) last.set(one.editionId, one);
  const standing = (kind: SurveyDocument): DocumentStanding => {
    const own = editions.filter((one) => one.kind === kind).sort((a, b) => b.edition - a.edition);
    const [newest = null] = own;
    const decided = newest && last.get(newest.id)?.decision;
    const accepted = own.find(({ id }) => last.get(id)?.decision === "accepted") ?? null;
    const rounds = own.filter(({ id }) => last.has(id)).length + (newest && !decided ? 1 : 0);
    return { state: newest ? (decided ?? "drafted") : "none", newest, accepted, rounds };
  };
  return Object.fromEntries(surveyDocuments.map((kind) => [kind, standing(kind)])) as Record<
    SurveyDocument,
    DocumentStanding
  >;
}
