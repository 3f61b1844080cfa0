import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { PersonId } from "../../identity/contract.ts";
import { appointSystemAdministrator } from "../../identity/instance/instance-contract.ts";
import { everyoneQuery } from "../../identity/instance/ui/instance-queries.ts";
import { call } from "../call.ts";
import { Button } from "../components/button.tsx";
import { ComboBox } from "../components/combo-box.tsx";
import { Actions } from "../components/dialog.tsx";
import { Refusal } from "../components/feedback.tsx";
import { TextField } from "../components/text-field.tsx";
import { showToast } from "../components/toast.tsx";
import { useText } from "../language.ts";
import { useMe } from "../session.ts";
import { administrationTexts } from "./administration-texts.ts";

/** Gives somebody, at first oneself, the hospital's system administration: the way into a hospital that nobody here can open. */
export function AppointForm({
  facility,
  onDone,
}: {
  facility: { id: string; name: string };
  onDone: () => Promise<unknown>;
}) {
  const t = useText(administrationTexts);
  const me = useMe().person;
  const [personId, setPersonId] = useState<string | null>(me.id);
  const [why, setWhy] = useState("");
  const [typed, setTyped] = useState("");
  const everyone = useQuery(everyoneQuery(typed === me.name ? "" : typed));
  const appoint = useMutation({
    mutationFn: (person: string) =>
      call(appointSystemAdministrator, {
        params: { facilityId: facility.id },
        body: { personId: PersonId.parse(person), why },
      }),
    onSuccess: async () => {
      showToast(t.appointed);
      await onDone();
    },
  });
  const people = everyone.data?.people ?? [{ id: me.id, name: me.name, email: me.email }];
  return (
    <div className="flex flex-col gap-4">
      <p className="text-sm">{t.appointLead}</p>
      <ComboBox
        label={t.person}
        choices={people.map(({ id, name, email }) => ({ id, label: name, hint: email }))}
        value={personId}
        onChange={setPersonId}
        onSearch={setTyped}
      />
      <TextField label={t.why} hint={t.whyHint} value={why} onChange={setWhy} required maxLength={500} />
      <Refusal error={appoint.error} />
      <Actions>
        <Button
          look="primary"
          isDisabled={personId === null || why.trim() === "" || appoint.isPending}
          onPress={() => personId && appoint.mutate(personId)}
        >
          {t.appoint}
        </Button>
      </Actions>
    </div>
  );
}
