import { z } from "zod";
import companyProcedure from "../../../reference/agreements/company-procedure.yaml";
import hospitalProcedure from "../../../reference/agreements/hospital-procedure.yaml";
import nda from "../../../reference/agreements/nda.yaml";
import pledge from "../../../reference/agreements/pledge.yaml";
import purchaseOrder from "../../../reference/agreements/purchase-order.yaml";
import requestLetter from "../../../reference/agreements/request-letter.yaml";
import { AgreementKind, Numbering } from "./agreement-kind.ts";

const ShippedTemplate = z.object({ id: AgreementKind, numbering: Numbering, text: z.string() });
export type ShippedTemplate = z.infer<typeof ShippedTemplate>;

/** The texts that come along: edition 0 of every programme. */
export const shippedTemplates: readonly ShippedTemplate[] = [
  requestLetter,
  pledge,
  hospitalProcedure,
  companyProcedure,
  nda,
  purchaseOrder,
].map((file) => ShippedTemplate.parse(file));

export function shippedTemplate(kind: AgreementKind): ShippedTemplate {
  const found = shippedTemplates.find(({ id }) => id === kind);
  if (!found) throw new Error(`no template of ours for ${kind}`);
  return found;
}
