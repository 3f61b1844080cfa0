import { z } from "zod";
import { Audience, ChecklistItem, ChecklistSheet, Wording } from "../checklist/contract.ts";
import { Captured } from "./operation.ts";

const Values = z.record(z.string(), Captured);

/** One respondent's sheet, with the newest answer to each item. */
const BundleSheet = z.object({
  id: z.uuid(),
  instrument: z.string(),
  edition: z.string(),
  audience: Audience,
  respondent: z.int(),
  /** Role of the respondent, never a name; of vendor sheets the vendor. */
  role: z.string(),
  vendor: z.string().nullable(),
  answers: z.array(z.object({ item: z.string(), values: Values })),
});

/**
 * What a device takes along into a hospital: what is needed to go on with the survey there, and nothing else. Of the ledger only the
 * connections, of these only what is looked at on the spot.
 */
export const Bundle = z.object({
  format: z.literal(1),
  facility: z.object({ id: z.uuid(), name: z.string() }),
  programme: z.object({ id: z.uuid(), title: z.string() }),
  person: z.object({ id: z.uuid(), name: z.string() }),
  madeAt: z.iso.datetime(),
  visits: z.array(z.object({ number: z.int(), on: z.iso.date() })),
  checklists: z.array(
    z.object({
      instrument: z.string(),
      edition: z.string(),
      title: Wording,
      sheets: z.array(ChecklistSheet),
      /** `official`: the words of the sheet; null where only the topic is known. */
      items: z.array(ChecklistItem.extend({ official: z.string().nullable() })),
    }),
  ),
  sheets: z.array(BundleSheet),
  /** The ledger names a vendor: rows about contracts are asked. */
  hasVendors: z.boolean(),
  targets: z.array(z.object({ target: z.string(), values: Values })),
  connections: z.array(z.object({ id: z.uuid(), number: z.int(), values: Values })),
});
export type Bundle = z.infer<typeof Bundle>;
