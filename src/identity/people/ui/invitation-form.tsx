import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../../web/call.ts";
import { Button } from "../../../web/components/button.tsx";
import { CheckboxGroup } from "../../../web/components/checkbox.tsx";
import { Actions } from "../../../web/components/dialog.tsx";
import { Refusal } from "../../../web/components/feedback.tsx";
import { Form } from "../../../web/components/form.tsx";
import { ShownOnce } from "../../../web/components/shown-once.tsx";
import { TextField } from "../../../web/components/text-field.tsx";
import { useLabel, useText } from "../../../web/language.ts";
import { HospitalRole, roleNames } from "../../contract.ts";
import { invite } from "../people-contract.ts";
import { peopleTexts } from "./people-texts.ts";

/** Invites by mail; the link is shown this once, for whoever is reached another way. */
export function InvitationForm({ facilityId, onDone }: { facilityId: string; onDone: () => void }) {
  const t = useText(peopleTexts);
  const label = useLabel();
  const [email, setEmail] = useState("");
  const [roles, setRoles] = useState<string[]>([]);
  const [why, setWhy] = useState("");
  const send = useMutation({
    mutationFn: () =>
      call(invite, { params: { facilityId }, body: { email, roles: HospitalRole.array().parse(roles), why } }),
  });
  if (send.data) {
    const { link, mailLeaves } = send.data;
    return <ShownOnce value={link} notice={mailLeaves ? t.linkSent : t.handOver} sent={mailLeaves} onDone={onDone} />;
  }
  return (
    <Form onSubmit={() => send.mutate()}>
      <TextField label={t.email} type="email" value={email} onChange={setEmail} required autoFocus />
      <CheckboxGroup
        label={t.roles}
        choices={HospitalRole.options.map((id) => ({ id, label: label(roleNames[id]) }))}
        value={roles}
        onChange={setRoles}
      />
      <TextField label={t.why} hint={t.whyHint} value={why} onChange={setWhy} required />
      <Refusal error={send.error} />
      <Actions>
        <Button
          look="primary"
          type="submit"
          isDisabled={!email.includes("@") || roles.length === 0 || why.trim() === "" || send.isPending}
        >
          {t.send}
        </Button>
      </Actions>
    </Form>
  );
}
