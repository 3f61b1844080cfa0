import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { CallRefused, call } from "../../../web/call.ts";
import { Button } from "../../../web/components/button.tsx";
import { Actions } from "../../../web/components/dialog.tsx";
import { Refusal } from "../../../web/components/feedback.tsx";
import { Form } from "../../../web/components/form.tsx";
import { RadioGroup } from "../../../web/components/radio-group.tsx";
import { ShownOnce } from "../../../web/components/shown-once.tsx";
import { TextField } from "../../../web/components/text-field.tsx";
import { showToast } from "../../../web/components/toast.tsx";
import { useLabel, useText } from "../../../web/language.ts";
import { OrganisationRole, organisationRoleNames } from "../../contract.ts";
import { ReasonForm } from "../../engagement/ui/reason-form.tsx";
import { addMember, endMembership, inviteMember, type Membership } from "../../organisation/organisation-contract.ts";
import { membersTexts } from "./members-texts.ts";

/** Adds whoever has an account at once; anybody else is sent an invitation, whose link is shown this once. */
export function AddMemberForm({ organisationId, onDone }: { organisationId: string; onDone: () => void }) {
  const t = useText(membersTexts);
  const label = useLabel();
  const queryClient = useQueryClient();
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<OrganisationRole>("surveyManager");
  const [why, setWhy] = useState("");
  const add = useMutation({
    mutationFn: async () => {
      const params = { organisationId };
      try {
        await call(addMember, { params, body: { email, role, why } });
        return null;
      } catch (refused) {
        if (!(refused instanceof CallRefused && refused.reason === "no_account")) throw refused;
        return call(inviteMember, { params, body: { email, roles: [role], why } });
      }
    },
    onSuccess: async (invited) => {
      const changed = invited ? "memberInvitations" : "members";
      await queryClient.invalidateQueries({ queryKey: [changed, organisationId] });
      if (invited) return;
      showToast(t.added);
      onDone();
    },
  });
  if (add.data) {
    const { link, mailLeaves } = add.data;
    return <ShownOnce value={link} notice={mailLeaves ? t.linkSent : t.handOver} sent={mailLeaves} onDone={onDone} />;
  }
  return (
    <Form onSubmit={() => add.mutate()}>
      <TextField label={t.email} hint={t.emailHint} type="email" value={email} onChange={setEmail} required autoFocus />
      <RadioGroup
        label={t.role}
        choices={OrganisationRole.options.map((id) => ({
          id,
          label: label(organisationRoleNames[id]),
          hint: t.roleHints[id],
        }))}
        value={role}
        onChange={(id) => setRole(OrganisationRole.parse(id))}
      />
      <TextField label={t.why} hint={t.whyHint} value={why} onChange={setWhy} required />
      <Refusal error={add.error} />
      <Actions>
        <Button look="primary" type="submit" isDisabled={!email.includes("@") || why.trim() === "" || add.isPending}>
          {t.add}
        </Button>
      </Actions>
    </Form>
  );
}

export function EndMembershipForm(props: { organisationId: string; membership: Membership; onDone: () => void }) {
  const t = useText(membersTexts);
  const queryClient = useQueryClient();
  const { organisationId, membership, onDone } = props;
  const end = useMutation({
    mutationFn: (why: string) =>
      call(endMembership, { params: { organisationId, membershipId: membership.id }, body: { why } }),
    onSuccess: async () => {
      // Whoever ended a role of their own may see less from now on.
      await Promise.all(
        [["members", organisationId], ["me"]].map((queryKey) => queryClient.invalidateQueries({ queryKey })),
      );
      showToast(t.ended);
      onDone();
    },
  });
  return <ReasonForm label={t.why} hint={t.whyHint} action={t.end} ending={end} />;
}
