import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { NationalReading } from "../../../shared/actor.ts";
import { call } from "../../../web/call.ts";
import { Button } from "../../../web/components/button.tsx";
import { Actions } from "../../../web/components/dialog.tsx";
import { Refusal } from "../../../web/components/feedback.tsx";
import { Form } from "../../../web/components/form.tsx";
import { TextField } from "../../../web/components/text-field.tsx";
import { showToast } from "../../../web/components/toast.tsx";
import { useText } from "../../../web/language.ts";
import type { PersonId } from "../../contract.ts";
import { resetSecondFactor, setAdministrator, setNationalReader } from "../../instance/instance-contract.ts";
import { instanceTexts } from "../../instance/ui/instance-texts.ts";

export type StandingTask = "make" | "end" | "reset" | "figures" | "named" | "noNational";
/** Those that take something away. */
const taking: ReadonlySet<StandingTask> = new Set(["end", "reset", "noNational"]);

const administrator = (is: boolean) => (personId: PersonId, why: string) =>
  call(setAdministrator, { params: { personId }, body: { administrator: is, why } });
const national = (reading: NationalReading | null) => (personId: PersonId, why: string) =>
  call(setNationalReader, { params: { personId }, body: { reading, why } });

const decisions: Record<StandingTask, (personId: PersonId, why: string) => Promise<unknown>> = {
  make: administrator(true),
  end: administrator(false),
  reset: (personId, why) => call(resetSecondFactor, { params: { personId }, body: { why } }),
  figures: national("figures"),
  named: national("named"),
  noNational: national(null),
};

/** A decision about somebody's standing in the installation, with its reason for the audit log. */
export function StandingForm(props: { personId: PersonId; task: StandingTask; onDone: () => void }) {
  const t = useText(instanceTexts);
  const { personId, task, onDone } = props;
  const queryClient = useQueryClient();
  const [why, setWhy] = useState("");
  const decide = useMutation({
    mutationFn: () => decisions[task](personId, why),
    onSuccess: async () => {
      await Promise.all(["everyone", "me"].map((key) => queryClient.invalidateQueries({ queryKey: [key] })));
      showToast(t.done);
      onDone();
    },
  });
  return (
    <Form onSubmit={() => decide.mutate()}>
      <p className="text-sm">{t.leads[task]}</p>
      <TextField label={t.why} hint={t.whyHint} value={why} onChange={setWhy} required maxLength={500} />
      <Refusal error={decide.error} />
      <Actions>
        <Button
          look={taking.has(task) ? "danger" : "primary"}
          type="submit"
          isDisabled={why.trim() === "" || decide.isPending}
        >
          {t.tasks[task]}
        </Button>
      </Actions>
    </Form>
  );
}
