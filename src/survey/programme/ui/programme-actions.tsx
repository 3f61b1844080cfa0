import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../../web/call.ts";
import { Button } from "../../../web/components/button.tsx";
import { Actions, Dialog } from "../../../web/components/dialog.tsx";
import { Refusal } from "../../../web/components/feedback.tsx";
import { showToast } from "../../../web/components/toast.tsx";
import { useText } from "../../../web/language.ts";
import { changeProgramme, type ProgrammeView } from "../route-contracts.ts";
import { programmeTexts } from "./programme-texts.ts";

/** Setting a programme running, and closing it. */
export function ProgrammeActions({ programme }: { programme: ProgrammeView }) {
  const t = useText(programmeTexts);
  const queryClient = useQueryClient();
  const [closing, setClosing] = useState(false);
  const change = useMutation({
    mutationFn: (state: ProgrammeView["state"]) =>
      call(changeProgramme, { params: { programmeId: programme.id }, body: { state } }),
    onSuccess: async () => {
      setClosing(false);
      await queryClient.invalidateQueries({ queryKey: ["programmes"] });
      showToast(t.changed);
    },
  });
  if (!programme.permissions.includes("programme.manage")) return null;
  return (
    <>
      {programme.state === "running" ? (
        <Button look="quiet" onPress={() => setClosing(true)}>
          {t.close}
        </Button>
      ) : (
        <Button
          look={programme.state === "preparing" ? "primary" : "secondary"}
          isDisabled={change.isPending}
          onPress={() => change.mutate("running")}
        >
          {programme.state === "preparing" ? t.start : t.reopen}
        </Button>
      )}
      <Dialog title={t.closeTitle} open={closing} onClose={() => setClosing(false)}>
        <p>{t.closeHint}</p>
        <Refusal error={change.error} />
        <Actions>
          <Button onPress={() => setClosing(false)}>{t.cancel}</Button>
          <Button look="danger" isDisabled={change.isPending} onPress={() => change.mutate("closed")}>
            {t.close}
          </Button>
        </Actions>
      </Dialog>
    </>
  );
}
