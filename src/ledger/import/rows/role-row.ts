import { known } from "../cells/field-value.ts";
import type { Draft } from "./draft.ts";

/** Words that only say that somebody outside is meant, not who. */
const generic =
  /^(?:外部|関係|行政)?(?:の)?(?:機関|組織|団体)(?:等)?$|^(?:行政|external)?\s*(?:agency|agencies|authority)?$/i;

/** A list of outside agencies names them where other lists say what part somebody has: 「所轄保健所」 is who, and 外部機関 its part. */
export function finishRole({ fields }: Draft): void {
  const { role, personOrUnit } = fields;
  if (role?.state !== "known" || role.value !== "externalAgency" || role.raw === undefined) return;
  const agency = role.raw.trim();
  if (generic.test(agency)) return;
  const desk = personOrUnit?.state === "known" && typeof personOrUnit.value === "string" ? personOrUnit.value : "";
  if (!desk.includes(agency)) fields.personOrUnit = known([agency, desk].filter(Boolean).join(" "));
}
