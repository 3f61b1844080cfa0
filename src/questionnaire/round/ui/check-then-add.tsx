import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Button } from "../../../web/components/button.tsx";
import { Actions } from "../../../web/components/dialog.tsx";
import { Refusal } from "../../../web/components/feedback.tsx";
import { showToast } from "../../../web/components/toast.tsx";
import { useText } from "../../../web/language.ts";
import type { Added } from "../route-contracts.ts";
import { AddedReport } from "./added-report.tsx";
import { countText } from "./percent.ts";
import { respondentTexts } from "./respondent-texts.ts";
import type { RoundKey } from "./round-queries.ts";

/** First says what would be added; then adds it. What is changed in between is checked again. */
export function CheckThenAdd(props: {
  at: RoundKey;
  onDone: () => void;
  send: (dryRun: boolean) => Promise<Added>;
  ready: boolean;
  /** Differs when what would be sent differs. */
  state: string;
  children: ReactNode;
}) {
  const t = useText(respondentTexts);
  const queryClient = useQueryClient();
  const { at, send, state } = props;
  const look = useMutation({ mutationFn: async (of: string) => ({ of, found: await send(true) }) });
  const add = useMutation({
    mutationFn: () => send(false),
    onSuccess: async ({ added }) => {
      await queryClient.invalidateQueries({ queryKey: ["rounds", at.organisationId] });
      showToast(t.added(countText(added)));
      props.onDone();
    },
  });
  const found = look.data?.of === state ? look.data.found : null;
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (found) add.mutate();
        else look.mutate(state);
      }}
    >
      {props.children}
      <Refusal error={look.error ?? add.error} />
      {found && <AddedReport found={found} />}
      <Actions>
        <Button
          look="primary"
          type="submit"
          isDisabled={look.isPending || add.isPending || !props.ready || found?.added === 0}
        >
          {found ? t.addNow(countText(found.added)) : t.look}
        </Button>
      </Actions>
    </form>
  );
}
