import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../web/call.ts";
import { Button } from "../../web/components/button.tsx";
import { Actions } from "../../web/components/dialog.tsx";
import { Refusal } from "../../web/components/feedback.tsx";
import { Form } from "../../web/components/form.tsx";
import { RadioGroup } from "../../web/components/radio-group.tsx";
import { TextField } from "../../web/components/text-field.tsx";
import { showToast } from "../../web/components/toast.tsx";
import { useLabel, useText } from "../../web/language.ts";
import { OrganisationRole, organisationRoleNames } from "../contract.ts";
import { addMember, endMembership, type Membership } from "../organisation-contract.ts";
import { membersTexts } from "./members-texts.ts";

export function AddMemberForm({ organisationId, onDone }: { organisationId: string; onDone: () => void }) {
  const t = useText(membersTexts);
  const label = useLabel();
  const queryClient = useQueryClient();
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<OrganisationRole>("surveyManager");
  const [why, setWhy] = useState("");
  const add = useMutation({
    mutationFn: () => call(addMember, { params: { organisationId }, body: { email, role, why } }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ["members", organisationId] });
      showToast(t.added);
      onDone();
    },
  });
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
  const [why, setWhy] = useState("");
  const end = useMutation({
    mutationFn: () => call(endMembership, { params: { organisationId, membershipId: membership.id }, body: { why } }),
    onSuccess: async () => {
      // Whoever ended a role of their own may see less from now on.
      await Promise.all(
        [["members", organisationId], ["me"]].map((queryKey) => queryClient.invalidateQueries({ queryKey })),
      );
      showToast(t.ended);
      onDone();
    },
  });
  return (
    <Form onSubmit={() => end.mutate()}>
      <TextField label={t.why} hint={t.whyHint} value={why} onChange={setWhy} required autoFocus />
      <Refusal error={end.error} />
      <Actions>
        <Button look="danger" type="submit" isDisabled={why.trim() === "" || end.isPending}>
          {t.end}
        </Button>
      </Actions>
    </Form>
  );
}
