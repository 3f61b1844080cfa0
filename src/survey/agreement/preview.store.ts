import { inProgramme } from "../../platform/db/tenant.ts";
import { japanDay } from "../../shared/japan-day.ts";
import { ok, type Result, refuse } from "../../shared/result.ts";
import { type AgreementKind, agreementNames } from "./agreement-kind.ts";
import { readText } from "./agreement-text.ts";
import { fillDocument } from "./filled-document.ts";
import { type AgreementContext, render } from "./issue.store.ts";
import { sampleValues } from "./placeholder.ts";
import { hospitalsOfProgramme, programmeFacts } from "./programme-facts.store.ts";
import type { AgreementRefusal } from "./refusal.routes.ts";
import type { AgreementFormat } from "./route-contracts.ts";
import { shippedTemplate } from "./shipped.ts";
import { valuesFor } from "./values.ts";

/** A text as it would be printed, for one hospital of the programme or with made-up names. Keeps nothing. */
export async function previewAgreement(
  { db, run, now }: AgreementContext,
  programmeId: string,
  wanted: { kind: AgreementKind; text: string; facilityId: string | null; format: AgreementFormat },
): Promise<Result<Uint8Array, AgreementRefusal>> {
  const found = await inProgramme(db, programmeId, { as: "plan" }, (trx) => programmeFacts(trx, programmeId, now()));
  if (!found) return refuse({ reason: "not_found" });
  const issuedOn = japanDay(now());
  let values = sampleValues;
  if (wanted.facilityId !== null) {
    const hospital = (await hospitalsOfProgramme(db, programmeId)).find((one) => one.facilityId === wanted.facilityId);
    if (!hospital) return refuse({ reason: "not_found" });
    const { name, company } = hospital;
    values = valuesFor(found.facts, {
      hospital: name,
      company,
      issuedOn,
      number: `${issuedOn.replaceAll("-", "")}-001`,
    });
  }
  const [problem] = readText(wanted.text).problems;
  if (problem) return refuse({ reason: "bad_text", problem });
  const { numbering } = shippedTemplate(wanted.kind);
  const foot = `${agreementNames[wanted.kind].ja}　試し刷り`;
  const { document } = fillDocument({ text: wanted.text, numbering }, values, { foot, issuedOn });
  const [rendered] = await render(run, [document], [wanted.format]);
  const bytes = rendered?.[wanted.format];
  if (!bytes) throw new Error("the document was not made");
  return ok(bytes);
}
