import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../../web/call.ts";
import { Button } from "../../../web/components/button.tsx";
import { Actions } from "../../../web/components/dialog.tsx";
import { Refusal } from "../../../web/components/feedback.tsx";
import { Form } from "../../../web/components/form.tsx";
import { Select } from "../../../web/components/select.tsx";
import { TextField } from "../../../web/components/text-field.tsx";
import { showToast } from "../../../web/components/toast.tsx";
import { useLabel, useText } from "../../../web/language.ts";
import { HospitalRole, roleNames } from "../../contract.ts";
import { ReasonForm } from "../../engagement/ui/reason-form.tsx";
import { endRole, grantRole, type Member, type RoleHeld } from "../people-contract.ts";
import { peopleTexts } from "./people-texts.ts";

/** The end of a day in Japan as an instant. */
const endOfDay = (day: string) => new Date(`${day}T23:59:59+09:00`).toISOString();

export function GrantRoleForm(props: { member: Member; facilityId: string; onDone: () => void }) {
  const t = useText(peopleTexts);
  const label = useLabel();
  const queryClient = useQueryClient();
  const [role, setRole] = useState<HospitalRole | null>(null);
  const [until, setUntil] = useState("");
  const [why, setWhy] = useState("");
  const grant = useMutation({
    mutationFn: (chosen: HospitalRole) =>
      call(grantRole, {
        params: { facilityId: props.facilityId, personId: props.member.id },
        body: { role: chosen, until: until === "" ? null : endOfDay(until), why },
      }),
    onSuccess: () => {
      showToast(t.granted);
      queryClient.invalidateQueries({ queryKey: ["people", props.facilityId] });
      props.onDone();
    },
  });
  return (
    <Form onSubmit={() => role && grant.mutate(role)}>
      <Select
        label={t.role}
        choices={HospitalRole.options.map((id) => ({ id, label: label(roleNames[id]) }))}
        value={role}
        onChange={(id) => setRole(HospitalRole.parse(id))}
      />
      <TextField label={t.until} type="date" value={until} onChange={setUntil} />
      <TextField label={t.why} hint={t.whyHint} value={why} onChange={setWhy} required />
      <Refusal error={grant.error} />
      <Actions>
        <Button look="primary" type="submit" isDisabled={role === null || why.trim() === "" || grant.isPending}>
          {t.grant}
        </Button>
      </Actions>
    </Form>
  );
}

export function EndRoleForm(props: { role: RoleHeld; facilityId: string; onDone: () => void }) {
  const t = useText(peopleTexts);
  const queryClient = useQueryClient();
  const end = useMutation({
    mutationFn: (why: string) =>
      call(endRole, { params: { facilityId: props.facilityId, roleId: props.role.id }, body: { why } }),
    onSuccess: () => {
      showToast(t.endNow);
      queryClient.invalidateQueries({ queryKey: ["people", props.facilityId] });
      props.onDone();
    },
  });
  return <ReasonForm label={t.why} hint={t.whyHint} action={t.end} ending={end} />;
}
