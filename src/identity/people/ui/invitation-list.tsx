import { type UseQueryResult, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { call } from "../../../web/call.ts";
import { Button } from "../../../web/components/button.tsx";
import { Chip } from "../../../web/components/chip.tsx";
import { LoadFailed, Loading } from "../../../web/components/feedback.tsx";
import { showFailure, showToast } from "../../../web/components/toast.tsx";
import { useLabel, useText } from "../../../web/language.ts";
import { momentText } from "../../../web/moment.ts";
import { Section } from "../../../web/shell/page.tsx";
import { organisationRoleNames, roleNames } from "../../contract.ts";
import { type OrganisationInvitation, revokeMemberInvitation } from "../../organisation/organisation-contract.ts";
import { type Invitation, revokeInvitation } from "../people-contract.ts";
import { invitationsQuery, memberInvitationsQuery } from "./people-queries.ts";
import { peopleTexts } from "./people-texts.ts";

const shapes = { open: "clock", accepted: "tick", expired: "slash", revoked: "cross" } as const;

/** Invitations into the hospital and what became of them. */
export function InvitationList({ facilityId }: { facilityId: string }) {
  const queryClient = useQueryClient();
  const revoke = useMutation({
    mutationFn: (invitationId: string) => call(revokeInvitation, { params: { facilityId, invitationId } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ["invitations", facilityId] }),
    onError: showFailure,
  });
  return <Invitations invitations={useQuery(invitationsQuery(facilityId))} onRevoke={revoke.mutateAsync} />;
}

/** The same for an organisation. */
export function MemberInvitationList({ organisationId }: { organisationId: string }) {
  const queryClient = useQueryClient();
  const revoke = useMutation({
    mutationFn: (memberInvitationId: string) =>
      call(revokeMemberInvitation, { params: { organisationId, memberInvitationId } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ["memberInvitations", organisationId] }),
    onError: showFailure,
  });
  return <Invitations invitations={useQuery(memberInvitationsQuery(organisationId))} onRevoke={revoke.mutateAsync} />;
}

type AnyInvitation = Invitation | OrganisationInvitation;
type Revoking = (invitationId: string) => Promise<unknown>;

function Invitations(props: { invitations: UseQueryResult<{ invitations: AnyInvitation[] }>; onRevoke: Revoking }) {
  const t = useText(peopleTexts);
  const { invitations, onRevoke } = props;
  if (invitations.isPending) return <Loading />;
  if (invitations.error) return <LoadFailed error={invitations.error} retry={invitations.refetch} />;
  return (
    <Section title={t.invitations}>
      {invitations.data.invitations.length === 0 && <p className="text-sm text-ink-soft">{t.noInvitations}</p>}
      <ul>
        {invitations.data.invitations.map((invitation) => (
          <OneInvitation key={invitation.id} invitation={invitation} onRevoke={onRevoke} />
        ))}
      </ul>
    </Section>
  );
}

const names = { ...roleNames, ...organisationRoleNames };

function OneInvitation({ invitation, onRevoke }: { invitation: AnyInvitation; onRevoke: Revoking }) {
  const t = useText(peopleTexts);
  const label = useLabel();
  const revoke = () =>
    onRevoke(invitation.id).then(
      () => showToast(t.revoked),
      () => {},
    );
  return (
    <li className="flex min-h-12 flex-wrap items-center gap-x-4 border-b border-line text-sm">
      <span className="min-w-48 flex-1">
        {invitation.email}
        <span className="block text-xs text-ink-soft">
          {invitation.roles.map((role) => label(names[role])).join("、")}　{invitation.why}
        </span>
      </span>
      <Chip shape={shapes[invitation.state]} tone={invitation.state === "open" ? "accent" : "neutral"}>
        {t.states[invitation.state]}
      </Chip>
      <span className="text-ink-soft">
        {t.expires} {momentText(invitation.expiresAt)}
      </span>
      {invitation.actions.includes("revoke") && (
        <Button look="quiet" onPress={revoke}>
          {t.revoke}
        </Button>
      )}
    </li>
  );
}
