import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../../web/call.ts";
import { Button } from "../../../web/components/button.tsx";
import { Actions } from "../../../web/components/dialog.tsx";
import { Refusal } from "../../../web/components/feedback.tsx";
import { Form } from "../../../web/components/form.tsx";
import { Select } from "../../../web/components/select.tsx";
import { TextField } from "../../../web/components/text-field.tsx";
import { showToast } from "../../../web/components/toast.tsx";
import { useText } from "../../../web/language.ts";
import { appointSurveyManager, createOrganisation, OrganisationKind } from "../organisation-contract.ts";
import { organisationsTexts } from "./organisations-texts.ts";

export function OrganisationForm({ onDone }: { onDone: () => Promise<void> }) {
  const t = useText(organisationsTexts);
  const [name, setName] = useState("");
  const [kind, setKind] = useState<OrganisationKind>("secretariat");
  const create = useMutation({
    mutationFn: () => call(createOrganisation, { body: { kind, name } }),
    onSuccess: async () => {
      showToast(t.added(name));
      await onDone();
    },
  });
  return (
    <Form onSubmit={() => create.mutate()}>
      <TextField label={t.name} value={name} onChange={setName} required maxLength={200} autoFocus />
      <Select
        label={t.kind}
        choices={OrganisationKind.options.map((id) => ({ id, label: t.kinds[id] }))}
        value={kind}
        onChange={(id) => setKind(OrganisationKind.parse(id))}
      />
      <Refusal error={create.error} />
      <Actions>
        <Button look="primary" type="submit" isDisabled={name.trim() === "" || create.isPending}>
          {t.add}
        </Button>
      </Actions>
    </Form>
  );
}

export function AppointManagerForm({
  organisationId,
  onDone,
}: {
  organisationId: string;
  onDone: () => Promise<void>;
}) {
  const t = useText(organisationsTexts);
  const [email, setEmail] = useState("");
  const [why, setWhy] = useState("");
  const appoint = useMutation({
    mutationFn: () => call(appointSurveyManager, { params: { organisationId }, body: { email, why } }),
    onSuccess: async () => {
      showToast(t.appointed);
      await onDone();
    },
  });
  return (
    <Form onSubmit={() => appoint.mutate()}>
      <TextField label={t.email} type="email" value={email} onChange={setEmail} required autoFocus />
      <TextField label={t.why} value={why} onChange={setWhy} required />
      <Refusal error={appoint.error} />
      <Actions>
        <Button
          look="primary"
          type="submit"
          isDisabled={!email.includes("@") || why.trim() === "" || appoint.isPending}
        >
          {t.appoint}
        </Button>
      </Actions>
    </Form>
  );
}
