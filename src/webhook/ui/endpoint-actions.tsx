import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { useFacilityId } from "../../web/address-search.ts";
import { call } from "../../web/call.ts";
import { Button } from "../../web/components/button.tsx";
import { Actions, Dialog } from "../../web/components/dialog.tsx";
import { Menu } from "../../web/components/menu.tsx";
import { showFailure, showToast } from "../../web/components/toast.tsx";
import { useText } from "../../web/language.ts";
import type { EndpointAction } from "../contract.ts";
import { deleteWebhook, type Endpoint, pauseWebhook, resumeWebhook, testWebhook } from "../route-contracts.ts";
import { EndpointForm } from "./endpoint-form.tsx";
import { RotateForm } from "./rotate-form.tsx";
import { webhooksPath } from "./webhook-queries.ts";
import { webhookTexts } from "./webhook-texts.ts";

/** What may be done with an address now: the server says. */
export function EndpointActions({ endpoint }: { endpoint: Endpoint }) {
  const t = useText(webhookTexts);
  const facilityId = useFacilityId();
  const queryClient = useQueryClient();
  const [open, setOpen] = useState<EndpointAction | null>(null);
  const close = () => setOpen(null);
  const may = (action: EndpointAction) => endpoint.actions.includes(action);
  const params = { facilityId, endpointId: endpoint.id };
  const act = useMutation({
    mutationFn: async (action: "test" | "pause" | "resume") => {
      await call({ test: testWebhook, pause: pauseWebhook, resume: resumeWebhook }[action], { params });
      return action;
    },
    onSuccess: async (action) => {
      await queryClient.invalidateQueries({ queryKey: ["webhooks", facilityId] });
      showToast({ test: t.tested, pause: t.paused, resume: t.resumed }[action]);
    },
    onError: showFailure,
  });
  const entries = [
    ...(may("change") ? [{ id: "change", label: t.change, onAction: () => setOpen("change") }] : []),
    ...(may("rotateSecret") ? [{ id: "rotate", label: t.rotate, onAction: () => setOpen("rotateSecret") }] : []),
    ...(may("pause") ? [{ id: "pause", label: t.pause, onAction: () => act.mutate("pause") }] : []),
    ...(may("delete") ? [{ id: "delete", label: t.delete, onAction: () => setOpen("delete") }] : []),
  ];
  return (
    <>
      <Menu label={t.manage} entries={entries} />
      {may("test") && (
        <Button look="primary" isDisabled={act.isPending} onPress={() => act.mutate("test")}>
          {t.test}
        </Button>
      )}
      {may("resume") && (
        <Button look="primary" isDisabled={act.isPending} onPress={() => act.mutate("resume")}>
          {t.resume}
        </Button>
      )}
      <Dialog title={t.change} open={open === "change"} onClose={close}>
        <EndpointForm endpoint={endpoint} onDone={close} />
      </Dialog>
      <Dialog title={t.rotate} open={open === "rotateSecret"} onClose={close}>
        <RotateForm endpoint={endpoint} onDone={close} />
      </Dialog>
      <Dialog title={t.deleteTitle(endpoint.name)} open={open === "delete"} onClose={close}>
        <DeleteForm endpoint={endpoint} />
      </Dialog>
    </>
  );
}

/** The one thing here that cannot be taken back, so it is asked about. */
function DeleteForm({ endpoint }: { endpoint: Endpoint }) {
  const t = useText(webhookTexts);
  const facilityId = useFacilityId();
  const queryClient = useQueryClient();
  const router = useRouter();
  const remove = useMutation({
    mutationFn: () => call(deleteWebhook, { params: { facilityId, endpointId: endpoint.id } }),
    onSuccess: () => {
      queryClient.removeQueries({ queryKey: ["webhooks", facilityId] });
      showToast(t.deleted);
      router.history.push(webhooksPath(facilityId));
    },
    onError: showFailure,
  });
  return (
    <>
      <p>{t.deleteLead}</p>
      <Actions>
        <Button look="danger" isDisabled={remove.isPending} onPress={() => remove.mutate()}>
          {t.delete}
        </Button>
      </Actions>
    </>
  );
}
