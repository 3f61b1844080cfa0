import { type AgreementKind, addresseeOf } from "./agreement-kind.ts";

/**
 * The hospital reads what is for hospitals; who comes through an engagement that too, and what is between the secretariat and the own
 * organisation. Contracts and orders of others are nobody else's business.
 * @param through organisations by whose engagements somebody sees the hospital; empty for its own people
 */
export const mayReadAgreement = (
  { kind, organisationId }: { kind: AgreementKind; organisationId: string | null },
  through: readonly string[],
): boolean => addresseeOf[kind] === "hospital" || (organisationId !== null && through.includes(organisationId));
