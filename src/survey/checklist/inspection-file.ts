import { z } from "zod";

const Labelled = z.object({ id: z.string(), label_ja: z.string(), label_en: z.string() });

/** reference/checklist-mhlw-r6.yaml: one file, an edition a year; a row belongs to the editions that give it a number. */
export const InspectionFile = z.object({
  editions: z.array(
    Labelled.extend({
      counts: z.record(z.string(), z.int()),
    }),
  ),
  items: z.array(
    Labelled.extend({
      side: z.enum(["facility", "vendor"]),
      section: z.string(),
      scope: z.enum(["all", "server", "terminal", "network"]),
      numbers: z.record(z.string(), z.string()),
      stage: z.record(z.string(), z.enum(["required", "reference"])).optional(),
      certainty: z.enum(["seed", "found", "from_memory", "proposal"]),
      /** Rows of the edition before that became this one. */
      merges: z.array(z.string()).optional(),
      /** The row of 令和7年度 that this one became part of. */
      merged_in_r7: z.string().optional(),
    }),
  ),
});
export type InspectionFile = z.infer<typeof InspectionFile>;
export type InspectionRow = InspectionFile["items"][number];
