import { z } from "zod";
import { FileRow, type HoursPlan, referencePlan, rowOf } from "./template.ts";

export type { HoursPlan } from "./template.ts";

/** What a programme's plan says about hours (src/survey/programme/plan.ts); what it leaves out is as in the reference. */
const PlanPart = z.object({
  hours: z.array(FileRow).nullable().default(null),
  labourCapYen: z.int().nonnegative().optional(),
});

/** @throws when what the plan says cannot be read */
export function hoursPlanOf(plan: unknown): HoursPlan {
  const { hours, labourCapYen } = PlanPart.parse(plan ?? {});
  return {
    rows: hours ? hours.map(rowOf) : referencePlan.rows,
    labourCapYen: labourCapYen ?? referencePlan.labourCapYen,
  };
}
