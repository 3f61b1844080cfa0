import { z } from "zod";
import { type HoursPlan, PlannedHours, referencePlan, Work } from "./template.ts";

export type { HoursPlan } from "./template.ts";

/** How a programme's plan writes it: `hours.rows` and the limit, each only where it differs from the reference. */
const PlanPart = z.object({
  hours: z
    .object({
      rows: z
        .array(
          z.object({
            id: z.string(),
            row: z.int().nullable(),
            deliverable: z.string().nullable(),
            work: Work,
            planned: PlannedHours,
            label: z.object({ ja: z.string(), en: z.string() }),
          }),
        )
        .min(1),
    })
    .optional(),
  labourCapYen: z.int().positive().nullable().optional(),
});

/** What a plan says about hours; the reference where it says nothing. @throws when what it says cannot be read */
export function hoursPlanOf(plan: unknown): HoursPlan {
  const { hours, labourCapYen } = PlanPart.parse(plan ?? {});
  return {
    rows: hours?.rows ?? referencePlan.rows,
    labourCapYen: labourCapYen === undefined ? referencePlan.labourCapYen : labourCapYen,
  };
}
