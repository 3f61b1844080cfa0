import { z } from "zod";
import { ok, type Result, refuse } from "../../shared/result.ts";
import { DisclosureRule } from "../disclosure/protection.ts";
import { ReleasedTable } from "../disclosure/released-table.ts";
import type { ShownReport } from "../report/shown-table.ts";
import type { PublicationRefusal } from "./refusal.ts";

/** Everything that a release gives to the public, and the public's JSON file: nothing in it comes from anywhere but released tables. */
export const ReleaseContent = z.object({
  format: z.literal("sekisho/release/1"),
  title: z.string(),
  /** Title of the round. */
  round: z.string(),
  instrument: z.object({ id: z.string(), edition: z.string(), title: z.string() }),
  respondents: z.int(),
  population: z.int().nullable(),
  /** ISO day of the newest answer. */
  asOf: z.string().nullable(),
  rule: DisclosureRule,
  tables: z.array(ReleasedTable),
});
export type ReleaseContent = z.infer<typeof ReleaseContent>;

/** As screens, charts and files take it. */
export const reportOf = (content: ReleaseContent): ShownReport => {
  const { title, instrument, respondents, population, asOf, tables } = content;
  return { title, instrument, respondents, population, asOf, tables };
};

/** How its figures are protected, for readers. */
export const protectionOf = ({ rule, tables }: ReleaseContent) => ({
  threshold: rule.threshold,
  roundedTo: tables.find(({ roundedTo }) => roundedTo !== null)?.roundedTo ?? null,
});

/** What publishing is decided by before anything is computed. A state of answers is equal only where the answers are. */
export interface PublishingFacts {
  roundState: "draft" | "open" | "closed";
  /** How many the release would have. */
  tables: number;
  answersState: string;
  /** Of the answers that the tables were made from. */
  tabulatedState: string;
  /** Of the answers of each earlier release, withdrawn or not. */
  releasedStates: readonly string[];
  /** Of another round with answers of the same survey programme something was released, withdrawn or not. */
  otherStateReleased: boolean;
  /** Of the release. */
  threshold: number;
  /** That the survey programme promised; null: the answers come from no programme. */
  leastThreshold: number | null;
}

/**
 * All releases of a round stand on the same answers: between two that do not, every difference tells of those few who came, went or changed
 * their minds, and no hiding in one of them helps.
 */
export function mayPublish(facts: PublishingFacts): Result<null, PublicationRefusal> {
  const { roundState, tables, answersState, tabulatedState, releasedStates, otherStateReleased } = facts;
  if (roundState !== "closed") return refuse({ reason: "round_not_closed" });
  if (otherStateReleased) return refuse({ reason: "other_state_released" });
  if (facts.leastThreshold !== null && facts.threshold < facts.leastThreshold)
    return refuse({ reason: "threshold_too_low", where: [String(facts.leastThreshold)] });
  if (releasedStates.some((state) => state !== answersState))
    return refuse({ reason: "answers_changed_since_release" });
  if (tabulatedState !== answersState) return refuse({ reason: "tables_outdated" });
  return tables === 0 ? refuse({ reason: "nothing_to_publish" }) : ok(null);
}
