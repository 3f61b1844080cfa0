import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { z } from "zod";
import type { FacilityId } from "../../ledger/contract.ts";
import { call } from "../../web/call.ts";
import { Button } from "../../web/components/button.tsx";
import { Dialog } from "../../web/components/dialog.tsx";
import { Notice } from "../../web/components/feedback.tsx";
import { showFailure, showToast } from "../../web/components/toast.tsx";
import { useText } from "../../web/language.ts";
import { momentText } from "../../web/moment.ts";
import { type readErasure, recallErasure } from "../route-contracts.ts";
import { AgreeForm } from "./agree-form.tsx";
import { CodeForm } from "./code-form.tsx";
import { custodyTexts } from "./custody-texts.ts";
import { erasureQuery } from "./erasure-queries.ts";
import { RequestForm } from "./request-form.tsx";

type Standing = z.infer<typeof readErasure.reply>;
type Task = "ask" | "agree" | "code";

/** Where the erasure stands, and what this person can do about it now. */
export function ErasureSteps({ facilityId, standing }: { facilityId: FacilityId; standing: Standing }) {
  const t = useText(custodyTexts);
  const queryClient = useQueryClient();
  const [task, setTask] = useState<Task | null>(null);
  const close = () => setTask(null);
  const { latest, hospital, others, mayAgree, mayRecall, mayRequest } = standing;
  const changed = () => queryClient.invalidateQueries({ queryKey: erasureQuery(facilityId).queryKey });
  const recall = useMutation({
    mutationFn: () => call(recallErasure, { params: { facilityId } }),
    onSuccess: async () => {
      await changed();
      showToast(t.recalled);
    },
    onError: showFailure,
  });
  return (
    <div className="flex flex-col gap-4">
      {latest?.state === "requested" ? (
        <Notice tone="attention">
          <p className="font-bold">{t.requestedBy(latest.requestedBy, momentText(latest.requestedAt))}</p>
          <p className="whitespace-pre-wrap">{`${t.why}: ${latest.why}`}</p>
          <p>{t.openUntil(momentText(latest.expiresAt))}</p>
          <p>{others.length > 0 ? t.waitingFor(others.join("・")) : t.nobodyElse}</p>
        </Notice>
      ) : (
        latest && <Notice tone="neutral">{`${t.states[latest.state]}（${momentText(latest.requestedAt)}）`}</Notice>
      )}
      <div className="flex flex-wrap gap-3">
        {mayRequest && (
          <Button look="danger" onPress={() => setTask("ask")}>
            {t.ask}
          </Button>
        )}
        {mayRecall && (
          <Button isDisabled={recall.isPending} onPress={() => recall.mutate()}>
            {t.recall}
          </Button>
        )}
        {mayAgree && (
          <>
            <Button onPress={() => setTask("code")}>{t.makeCode}</Button>
            <Button look="danger" onPress={() => setTask("agree")}>
              {t.agree}
            </Button>
          </>
        )}
      </div>
      <Dialog title={t.asking} open={task === "ask"} onClose={close}>
        <RequestForm
          facilityId={facilityId}
          hospital={hospital}
          onDone={async () => {
            close();
            await changed();
            showToast(t.asked);
          }}
        />
      </Dialog>
      <Dialog title={t.agreeing} open={task === "agree"} onClose={close}>
        <AgreeForm facilityId={facilityId} hospital={hospital} />
      </Dialog>
      <Dialog title={t.code} open={task === "code"} onClose={close}>
        <CodeForm facilityId={facilityId} hospital={hospital} onDone={close} />
      </Dialog>
    </div>
  );
}
