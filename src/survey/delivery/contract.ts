import { z } from "zod";

/** Who a set of documents goes to: the secretariat first; through it the hospital, and the ministry's office. */
export const Recipient = z.enum(["secretariat", "hospital", "ministry"]);
export type Recipient = z.infer<typeof Recipient>;
