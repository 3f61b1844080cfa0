import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../web/call.ts";
import { Button } from "../../web/components/button.tsx";
import { CheckboxGroup } from "../../web/components/checkbox.tsx";
import { Actions } from "../../web/components/dialog.tsx";
import { Notice, Refusal } from "../../web/components/feedback.tsx";
import { TextField } from "../../web/components/text-field.tsx";
import { showFailure, showToast } from "../../web/components/toast.tsx";
import { useLabel, useText } from "../../web/language.ts";
import { HospitalRole, roleNames } from "../contract.ts";
import { invite } from "../people-contract.ts";
import { Form } from "./entrance.tsx";
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
    const copy = () => navigator.clipboard.writeText(link).then(() => showToast(t.copied), showFailure);
    return (
      <>
        <Notice tone={mailLeaves ? "good" : "attention"}>{mailLeaves ? t.linkSent : t.handOver}</Notice>
        <code className="break-all rounded-6 border border-line p-3 text-sm">{link}</code>
        <Actions>
          <Button onPress={copy}>{t.copy}</Button>
          <Button look="primary" onPress={onDone}>
            {t.done}
          </Button>
        </Actions>
      </>
    );
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
