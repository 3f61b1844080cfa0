import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { inOrganisation } from "../../../web/addresses.ts";
import { call } from "../../../web/call.ts";
import { Button } from "../../../web/components/button.tsx";
import { Actions, Dialog } from "../../../web/components/dialog.tsx";
import { Refusal } from "../../../web/components/feedback.tsx";
import { showFailure, showToast } from "../../../web/components/toast.tsx";
import { useText } from "../../../web/language.ts";
import { closeRound, openRound, type RoundView, removeRound } from "../route-contracts.ts";
import { ChangeRoundForm } from "./change-round-form.tsx";
import type { RoundKey } from "./round-queries.ts";
import { roundTexts } from "./round-texts.ts";

/** The steps of a round's life that are open to whoever looks at it. What cannot be undone is asked about first. */
export function RoundActions({ round, at }: { round: RoundView; at: RoundKey }) {
  const t = useText(roundTexts);
  const router = useRouter();
  const queryClient = useQueryClient();
  const [task, setTask] = useState<"change" | "close" | "remove" | null>(null);
  const done = async (message: string) => {
    setTask(null);
    await queryClient.invalidateQueries({ queryKey: ["rounds", at.organisationId] });
    showToast(message);
  };
  const open = useMutation({
    mutationFn: () => call(openRound, { params: at }),
    onSuccess: () => done(t.opened),
    onError: showFailure,
  });
  const close = useMutation({ mutationFn: () => call(closeRound, { params: at }), onSuccess: () => done(t.closed) });
  const remove = useMutation({
    mutationFn: () => call(removeRound, { params: at }),
    onSuccess: () => {
      router.history.push(inOrganisation(at.organisationId, "rounds"));
      return done(t.removed);
    },
  });
  const may = (action: RoundView["actions"][number]) => round.actions.includes(action);
  return (
    <>
      {may("change") && (
        <Button look="quiet" onPress={() => setTask("change")}>
          {t.change}
        </Button>
      )}
      {may("remove") && (
        <Button look="quiet" onPress={() => setTask("remove")}>
          {t.remove}
        </Button>
      )}
      {may("close") && <Button onPress={() => setTask("close")}>{t.close}</Button>}
      {may("open") && (
        <Button look="primary" isDisabled={open.isPending} onPress={() => open.mutate()}>
          {t.open}
        </Button>
      )}
      <Dialog title={t.change} open={task === "change"} onClose={() => setTask(null)}>
        <ChangeRoundForm round={round} at={at} onDone={() => done(t.changed)} />
      </Dialog>
      <Asked
        title={t.closeTitle}
        hint={t.closeHint}
        step={close}
        shown={task === "close"}
        onClose={() => setTask(null)}
      >
        {t.close}
      </Asked>
      <Asked
        title={t.removeTitle}
        hint={t.removeHint}
        step={remove}
        shown={task === "remove"}
        onClose={() => setTask(null)}
      >
        {t.remove}
      </Asked>
    </>
  );
}

/** Says what will be gone for good, before it is. */
function Asked(props: {
  title: string;
  hint: string;
  step: { mutate: () => void; isPending: boolean; error: Error | null };
  shown: boolean;
  onClose: () => void;
  children: string;
}) {
  const t = useText(roundTexts);
  return (
    <Dialog title={props.title} open={props.shown} onClose={props.onClose}>
      <p>{props.hint}</p>
      <Refusal error={props.step.error} />
      <Actions>
        <Button onPress={props.onClose}>{t.cancel}</Button>
        <Button look="danger" isDisabled={props.step.isPending} onPress={() => props.step.mutate()}>
          {props.children}
        </Button>
      </Actions>
    </Dialog>
  );
}
