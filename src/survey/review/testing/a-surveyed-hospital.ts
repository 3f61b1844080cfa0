import { randomUUID } from "node:crypto";
import type { DocumentContent, VolumeKind } from "../../../document/contract.ts";
import { keepEdition, nextEdition } from "../../../document/edition.store.ts";
import type { FacilityId } from "../../../ledger/contract.ts";
import { ledgerContext } from "../../../ledger/testing/ledger-context.ts";
import type { Db } from "../../../platform/db/tables.ts";
import { inFacility } from "../../../platform/db/tenant.ts";
import type { Actor, ProgrammePart } from "../../../shared/actor.ts";
import type { Permission, ProgrammePermission } from "../../../shared/route.ts";
import { anOrganisation, aParticipation, aProgramme } from "../../programme/testing/a-programme.ts";

/** A hospital in a survey with a company and a supervising side, its documents issued as the test asks. */
export async function aSurveyedHospital(db: Db) {
  const context = ledgerContext(db, "2026-12-10T00:00:00Z");
  const { programmeId, secretariatId } = await aProgramme(db);
  const companyId = await anOrganisation(db, "survey_company");
  const { facilityId: id } = await aParticipation(db, { programmeId, companyId });
  const facilityId = id as FacilityId;
  const key = { facilityId, programmeId };
  const actor = (
    organisationId: string,
    part: ProgrammePart,
    facility: readonly Permission[],
    programme: readonly ProgrammePermission[],
  ): Actor => ({
    label: `person:${randomUUID()}`,
    name: part,
    personId: null,
    isAdministrator: false,
    facilities: [{ facilityId, permissions: facility, through: [organisationId] }],
    programmes: [{ programmeId, organisationId, part, permissions: programme }],
  });
  return {
    context,
    key,
    facilityId,
    companyId,
    company: actor(companyId, "survey_company", ["survey.read", "survey.work"], ["programme.read", "programme.work"]),
    reviewer: actor(
      secretariatId,
      "secretariat",
      ["survey.read", "survey.review"],
      ["programme.read", "programme.oversee", "programme.manage"],
    ),
    hospital: {
      label: "person:hospital",
      name: "病院 太郎",
      personId: null,
      isAdministrator: false,
      facilities: [{ facilityId, permissions: ["survey.read", "survey.answer"] }],
    } satisfies Actor,
    actor,
    /** Issues the next edition, as the company would. @returns its id */
    async issue(kind: VolumeKind): Promise<string> {
      const edition = await inFacility(db, facilityId, (trx) => nextEdition(trx, facilityId, kind));
      const content: DocumentContent[] = [];
      const [pdf, asOf] = [Buffer.from(`%PDF-1.7 ${kind} ${edition}`), "2026-12-01"];
      const issue = {
        kind,
        edition,
        issuedOn: asOf,
        asOf,
        hash: `${kind}${edition}`,
        content,
        pdf,
        xlsx: null,
        note: "",
      };
      const by = { ...this.company };
      const id = await keepEdition(db, context.files, by, facilityId, issue, context.now());
      if (!id) throw new Error("the edition was taken");
      return id;
    },
  };
}
