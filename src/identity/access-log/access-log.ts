import { type Actor, organisationsInProgramme, type ProgrammePart } from "../../shared/actor.ts";
import type { RouteContract } from "../../shared/route.ts";
import type { AccessManner } from "./access-log-contract.ts";

/** Pictures that pages show in place: whoever looks at the page has not taken a file along. */
const shownOnThePage = new Set(["drawPicture", "getAttachment", "getCaseEvidence"]);

/** Looked at on screen, taken along as a file, or written. Files matter most to the hospital: what left cannot be closed any more. */
export function mannerOf({
  id,
  method,
  binaryReply,
}: Pick<RouteContract, "id" | "method" | "binaryReply">): AccessManner {
  if (binaryReply && !shownOnThePage.has(id)) return "took";
  return method === "GET" ? "looked" : "wrote";
}

/** The permission that says in a word what was done; null where the route asks for none. */
export const taskOf = ({ access }: Pick<RouteContract, "access">): string | null =>
  "permission" in access ? access.permission : null;

/** Full hours, as the log counts. */
export const hourOf = (moment: Date): Date => new Date(Math.floor(moment.getTime() / 3_600_000) * 3_600_000);

/** By which organisations' engagements the person reaches the hospital; null for its own people, whom the audit chain follows. */
export function engagedThrough(
  { personId, facilities }: Pick<Actor, "personId" | "facilities">,
  facilityId: string,
): { personId: string; organisationIds: readonly string[] } | null {
  const through = facilities.find((one) => one.facilityId === facilityId)?.through ?? [];
  return personId === null || through.length === 0 ? null : { personId, organisationIds: through };
}

/**
 * Operations on a programme that show nothing of any hospital: its plan, texts, organisations and one's own calendar address. Whatever
 * is not named here is counted, so that a new table across hospitals is in the log without anybody thinking of it.
 */
export const withoutHospitals: ReadonlySet<string> = new Set([
  "getProgramme",
  "changeProgramme",
  "listPlans",
  "changePlan",
  "listCandidates",
  "givePart",
  "endPart",
  "listAgreementTemplates",
  "previewAgreement",
  "saveAgreementSetting",
  "saveAgreementTemplate",
  "listProgrammeChecklists",
  "getProgrammeChecklist",
  "addChecklist",
  "importWordings",
  "setWordings",
  "chooseChecklist",
  "getCalendarFeed",
  "makeCalendarFeed",
  "revokeCalendarFeed",
]);

/** overseer: all hospitals of the programme. company: those the organisation is to survey. */
export type AcrossView = "overseer" | "company";

/** In the name of which organisations somebody looks at a programme's hospitals together, and how many of them each shows. */
export const looksThrough = (actor: Actor, programmeId: string, { access }: Pick<RouteContract, "access">) =>
  access.to !== "programme" || actor.personId === null
    ? []
    : organisationsInProgramme(actor, programmeId, access.permission).map((organisationId) => ({
        organisationId,
        view: viewOfPart(
          actor.programmes?.find((one) => one.programmeId === programmeId && one.organisationId === organisationId)
            ?.part,
        ),
      }));

const viewOfPart = (part: ProgrammePart | undefined): AcrossView =>
  part === "survey_company" ? "company" : "overseer";
