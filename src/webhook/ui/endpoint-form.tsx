import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useFacilityId } from "../../web/address-search.ts";
import { CallRefused, call } from "../../web/call.ts";
import { Button } from "../../web/components/button.tsx";
import { CheckboxGroup } from "../../web/components/checkbox.tsx";
import { Actions } from "../../web/components/dialog.tsx";
import { Refusal } from "../../web/components/feedback.tsx";
import { TextField } from "../../web/components/text-field.tsx";
import { showToast } from "../../web/components/toast.tsx";
import { useText } from "../../web/language.ts";
import { EventType } from "../contract.ts";
import { addWebhook, changeWebhook, type Endpoint } from "../route-contracts.ts";
import { NewSecret } from "./new-secret.tsx";
import { webhookTexts } from "./webhook-texts.ts";

const { shape } = addWebhook.body;

/** A new address, or another name, URL or choice of events for one there is. A new one ends with its secret. */
export function EndpointForm({ endpoint, onDone }: { endpoint?: Endpoint; onDone: () => void }) {
  const t = useText(webhookTexts);
  const facilityId = useFacilityId();
  const queryClient = useQueryClient();
  const [name, setName] = useState(endpoint?.name ?? "");
  const [url, setUrl] = useState(endpoint?.url ?? "");
  const [events, setEvents] = useState<string[]>(endpoint?.events ?? ["case.opened", "case.overdue"]);
  const body = addWebhook.body.safeParse({ name, url: url.trim(), events });
  const refresh = () => queryClient.invalidateQueries({ queryKey: ["webhooks", facilityId] });
  const save = useMutation({
    mutationFn: async (given: (typeof addWebhook)["body"]["_output"]): Promise<{ secret: string | null }> => {
      if (!endpoint) return call(addWebhook, { params: { facilityId }, body: given });
      await call(changeWebhook, { params: { facilityId, endpointId: endpoint.id }, body: given });
      return { secret: null };
    },
    onSuccess: async ({ secret }) => {
      await refresh();
      if (secret !== null) return;
      showToast(t.saved);
      onDone();
    },
  });
  if (save.data?.secret) return <NewSecret secret={save.data.secret} onDone={onDone} />;
  const urlIsWrong = url !== "" && !shape.url.safeParse(url.trim()).success;
  const urlIsRefused = save.error instanceof CallRefused && save.error.place === "url";
  return (
    <>
      <TextField label={t.name} hint={t.nameHint} value={name} onChange={setName} required maxLength={100} />
      <TextField
        label={t.url}
        hint={t.urlHint}
        error={urlIsWrong ? t.urlWrong : urlIsRefused ? (save.error?.message ?? null) : null}
        value={url}
        onChange={(next) => {
          setUrl(next);
          save.reset();
        }}
        required
        maxLength={2000}
      />
      <CheckboxGroup
        label={t.eventsLabel}
        choices={EventType.options.map((id) => ({ id, label: t.events[id] }))}
        value={events}
        onChange={setEvents}
      />
      <Refusal error={urlIsRefused ? null : save.error} />
      <Actions>
        <Button
          look="primary"
          isDisabled={!body.success || save.isPending}
          onPress={() => body.success && save.mutate(body.data)}
        >
          {endpoint ? t.save : t.add}
        </Button>
      </Actions>
    </>
  );
}
