import { holdersOf, membersOfOrganisations } from "../../identity/api.ts";
import type { Trx } from "../../platform/db/tables.ts";
import type { ProgrammePart } from "../../shared/actor.ts";
import { partsOfProgramme } from "./part.store.ts";
import type { Reminded } from "./reminder-mail.ts";
import type { Side } from "./state.ts";

/** What somebody is reminded of, and whose move it is. `note` writes down that it was done; false: it had been already. */
export interface Due {
  item: Reminded;
  side: Side;
  companyId: string | null;
  note(recipients: number): Promise<boolean>;
}

const partOf: Readonly<Record<Exclude<Side, "hospital" | "company">, ProgrammePart>> = {
  supervisor: "supervising_company",
  secretariat: "secretariat",
};

/** People of the side whose move it is, each once. `trx` is one that sees the hospital and the programme. */
export async function recipientsOf(
  trx: Trx,
  { item, side, companyId }: Pick<Due, "item" | "side" | "companyId">,
  now: Date,
): Promise<{ personId: string; email: string }[]> {
  const { facilityId, programmeId } = item;
  if (side === "hospital") return holdersOf(trx, facilityId, ["systemAdministrator", "safetyOfficer"], now);
  const organisations =
    side === "company"
      ? companyId === null
        ? []
        : [companyId]
      : (await partsOfProgramme(trx, programmeId))
          .filter(({ part, until }) => part === partOf[side] && (until === null || until > now))
          .map(({ organisationId }) => organisationId);
  const members = await membersOfOrganisations(trx, organisations, now);
  // Investigators do the survey company's work; elsewhere whoever runs it is told.
  const roles = side === "company" ? ["surveyManager", "investigator"] : ["surveyManager"];
  const people = members.filter(({ role }) => roles.includes(role));
  return [...new Map(people.map(({ personId, email }) => [personId, { personId, email }])).values()];
}
