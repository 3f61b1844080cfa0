import type { OrganisationRole, ProgrammePart } from "../shared/actor.ts";
import type { Permission } from "../shared/route.ts";
import type { HospitalRole } from "./contract.ts";
import type { EndedAs, EngagementKind } from "./engagement/engagement-contract.ts";

interface PersonTable {
  id: string;
  name: string;
  email: string;
  email_verified: boolean;
  two_factor_enabled: boolean;
  last_sign_in_at: Date | null;
  created_at: Date;
  updated_at: Date;
}

interface SessionTable {
  id: string;
  token: string;
  person_id: string;
  second_factor: boolean;
  ip_address: string | null;
  user_agent: string | null;
  expires_at: Date;
  created_at: Date;
  updated_at: Date;
}

interface CredentialTable {
  id: string;
  account_id: string;
  provider_id: string;
  person_id: string;
  password: string | null;
  created_at: Date;
  updated_at: Date;
}

interface TwoFactorTable {
  id: string;
  person_id: string;
  verified: boolean;
  last_code_hash: string | null;
  last_code_at: Date | null;
}

interface FacilityRoleTable {
  facility_id: string;
  id: string;
  person_id: string;
  role: HospitalRole;
  since: Date;
  until: Date | null;
  granted_by: string;
  why: string;
  ended_by: string | null;
  ended_why: string | null;
}

interface InvitationTable {
  facility_id: string;
  id: string;
  email: string;
  roles: HospitalRole[];
  why: string;
  token_hash: string;
  invited_by: string;
  invited_by_person: string | null;
  created_at: Date;
  expires_at: Date;
  accepted_at: Date | null;
  accepted_by: string | null;
  revoked_at: Date | null;
}

interface OrganisationInvitationTable extends Omit<InvitationTable, "facility_id" | "roles"> {
  organisation_id: string;
  roles: OrganisationRole[];
}

export type OrganisationKind =
  | "hospital"
  | "survey_company"
  | "supervising_company"
  | "secretariat"
  | "vendor"
  | "ministry"
  | "research_group";

interface OrganisationMemberTable {
  organisation_id: string;
  id: string;
  person_id: string;
  role: OrganisationRole;
  since: Date;
  until: Date | null;
  granted_by: string;
  why: string;
  ended_by: string | null;
  ended_why: string | null;
}

interface EngagementTable {
  facility_id: string;
  id: string;
  programme_id: string;
  organisation_id: string;
  part: ProgrammePart;
  kind: EngagementKind;
  /** YYYY-MM-DD */
  signed_on: string;
  since: Date;
  until: Date | null;
  file_id: string | null;
  recorded_by: string;
  recorded_at: Date;
  ended_at: Date | null;
  ended_by: string | null;
  ended_as: EndedAs | null;
  ended_why: string | null;
}

interface ProgrammePartTable {
  programme_id: string;
  organisation_id: string;
  part: ProgrammePart;
  since: Date;
  until: Date | null;
  recorded_by: string;
}

interface ApiTokenTable {
  id: string;
  person_id: string;
  name: string;
  token_hash: string;
  scopes: Permission[];
  facility_id: string | null;
  created_at: Date;
  expires_at: Date;
  last_used_at: Date | null;
  revoked_at: Date | null;
}

/** What we read and write ourselves; the sign-in library writes the rest of these tables by its own mapping. */
declare module "../platform/db/tables.ts" {
  interface Tables {
    person: PersonTable;
    person_session: SessionTable;
    person_credential: CredentialTable;
    two_factor: TwoFactorTable;
    passkey: { id: string; person_id: string; name: string | null; created_at: Date | null };
    sign_in_verification: { id: string; expires_at: Date };
    sign_in_attempt: { id: string; account: string; address: string; at: Date };
    national_reader: { person_id: string; named: boolean; granted_by: string; granted_at: Date; why: string };
    instance_role: { person_id: string; granted_by: string; granted_at: Date; why: string };
    facility_role: FacilityRoleTable;
    organisation: { id: string; kind: OrganisationKind; name: string; created_at: Date };
    organisation_member: OrganisationMemberTable;
    engagement: EngagementTable;
    programme_part: ProgrammePartTable;
    setup_link: { token_hash: string; created_at: Date; expires_at: Date; used_at: Date | null };
    invitation: InvitationTable;
    organisation_invitation: OrganisationInvitationTable;
    api_token: ApiTokenTable;
  }
}
