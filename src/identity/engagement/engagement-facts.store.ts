import type { Trx } from "../../platform/db/tables.ts";
import type { ProgrammePart } from "../contract.ts";
import { engagementsFor, type Surveyed } from "./engagement.store.ts";
import { opensHospital, standingOf } from "./engagement.ts";

/** What counts now for a hospital in a programme, for the guards of its steps. */
export interface EngagementFacts {
  /** YYYY-MM-DD; null: no pledge is in force. */
  pledgedOn: string | null;
  byOrganisation: {
    organisationId: string;
    part: ProgrammePart;
    nda: boolean;
    order: boolean;
    delivery: boolean;
    /** It sees the hospital now. */
    open: boolean;
  }[];
}

/** `trx` must be one of `inFacility` for the hospital. */
export async function engagementFacts(trx: Trx, where: Surveyed, now: Date): Promise<EngagementFacts> {
  const held = await engagementsFor(trx, where);
  const counting = held.filter((one) => standingOf(one, now) === "inForce");
  const byOrganisation = [...Map.groupBy(counting, ({ organisationId }) => organisationId)].map(
    ([organisationId, own]) => ({
      organisationId,
      part: own[0]?.part ?? "survey_company",
      nda: own.some(({ kind }) => kind === "nda"),
      order: own.some(({ kind }) => kind === "purchase_order"),
      delivery: own.some(({ kind }) => kind === "delivery"),
      open: opensHospital(own, now),
    }),
  );
  return { pledgedOn: counting.find(({ kind }) => kind === "pledge")?.signedOn ?? null, byOrganisation };
}
