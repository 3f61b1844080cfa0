import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../web/call.ts";
import { Button } from "../../web/components/button.tsx";
import { Actions } from "../../web/components/dialog.tsx";
import { Refusal } from "../../web/components/feedback.tsx";
import { TextField } from "../../web/components/text-field.tsx";
import { showToast } from "../../web/components/toast.tsx";
import { useText } from "../../web/language.ts";
import type { PersonId } from "../contract.ts";
import { resetSecondFactor, setAdministrator } from "../instance-contract.ts";
import { Form } from "./entrance.tsx";
import { instanceTexts } from "./instance-texts.ts";

export type StandingTask = "make" | "end" | "reset";

/** A decision about somebody's standing in the installation, with its reason for the audit log. */
export function StandingForm(props: { personId: PersonId; task: StandingTask; onDone: () => void }) {
  const t = useText(instanceTexts);
  const { personId, task, onDone } = props;
  const queryClient = useQueryClient();
  const [why, setWhy] = useState("");
  const decide = useMutation({
    mutationFn: () =>
      task === "reset"
        ? call(resetSecondFactor, { params: { personId }, body: { why } })
        : call(setAdministrator, { params: { personId }, body: { administrator: task === "make", why } }),
    onSuccess: async () => {
      await Promise.all(["everyone", "me"].map((key) => queryClient.invalidateQueries({ queryKey: [key] })));
      showToast(t.done);
      onDone();
    },
  });
  const words = { make: t.makeAdministrator, end: t.endAdministrator, reset: t.resetSecondFactor };
  return (
    <Form onSubmit={() => decide.mutate()}>
      <p className="text-sm">{task === "reset" ? t.resetLead : t.administratorLead}</p>
      <TextField label={t.why} hint={t.whyHint} value={why} onChange={setWhy} required maxLength={500} />
      <Refusal error={decide.error} />
      <Actions>
        <Button
          look={task === "make" ? "primary" : "danger"}
          type="submit"
          isDisabled={why.trim() === "" || decide.isPending}
        >
          {words[task]}
        </Button>
      </Actions>
    </Form>
  );
}
