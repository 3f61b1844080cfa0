import type { Trx } from "../../platform/db/tables.ts";
import type { OrganisationRole, ProgrammePart } from "../contract.ts";
import { engagedPermissions } from "../permission.ts";
import type { KeptEngagement } from "./engagement.store.ts";
import { openSince, opensHospital, openUntil } from "./engagement.ts";

export interface KnownViewer {
  organisationId: string;
  organisation: string;
  programmeId: string;
  part: ProgrammePart;
  since: Date;
  until: Date | null;
  people: { personId: string; name: string; roles: OrganisationRole[] }[];
}

/** Who sees the hospital now, by what was recorded for it: organisations, and of their people those whose role sees hospitals. */
export async function viewersOf(trx: Trx, held: readonly KeptEngagement[], now: Date): Promise<KnownViewer[]> {
  const ways = [...Map.groupBy(held, (one) => `${one.programmeId} ${one.organisationId}`).values()];
  const open = ways.filter((own) => opensHospital(own, now));
  if (open.length === 0) return [];
  const members = await membersOf(
    trx,
    open.flatMap(([first]) => (first ? [first.organisationId] : [])),
    now,
  );
  return open.flatMap((own) => {
    const [first] = own;
    const since = openSince(own, now);
    if (!first || !since) return [];
    const { organisationId, organisation, programmeId, part } = first;
    const sees = members.filter(
      (member) => member.organisationId === organisationId && (engagedPermissions[part][member.role]?.length ?? 0) > 0,
    );
    const people = [...Map.groupBy(sees, ({ personId }) => personId)].map(([personId, roles]) => ({
      personId,
      name: roles[0]?.name ?? "",
      roles: roles.map(({ role }) => role),
    }));
    return [{ organisationId, organisation, programmeId, part, since, until: openUntil(own, now), people }];
  });
}

const membersOf = (trx: Trx, organisationIds: readonly string[], now: Date) =>
  trx
    .selectFrom("organisation_member")
    .innerJoin("person", "person.id", "organisation_member.person_id")
    .select(["organisation_id as organisationId", "person_id as personId", "person.name", "role"])
    .where("organisation_id", "in", [...organisationIds])
    .where("since", "<=", now)
    .where((where) => where.or([where("until", "is", null), where("until", ">", now)]))
    .orderBy("person.name")
    .execute();
