import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useFacilityId } from "../../web/address-search.ts";
import { call } from "../../web/call.ts";
import { Button } from "../../web/components/button.tsx";
import { Actions } from "../../web/components/dialog.tsx";
import { Refusal } from "../../web/components/feedback.tsx";
import { RadioGroup } from "../../web/components/radio-group.tsx";
import { useText } from "../../web/language.ts";
import { type Endpoint, rotateWebhookSecret } from "../route-contracts.ts";
import { NewSecret } from "./new-secret.tsx";
import { webhookTexts } from "./webhook-texts.ts";

const ways = ["overlap", "now"] as const;

/** Another signing secret; the present one ends in a day, or at once. */
export function RotateForm({ endpoint, onDone }: { endpoint: Endpoint; onDone: () => void }) {
  const t = useText(webhookTexts);
  const facilityId = useFacilityId();
  const queryClient = useQueryClient();
  const [way, setWay] = useState<string>("overlap");
  const rotate = useMutation({
    mutationFn: () =>
      call(rotateWebhookSecret, {
        params: { facilityId, endpointId: endpoint.id },
        body: { overlap: way === "overlap" },
      }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ["webhooks", facilityId] }),
  });
  if (rotate.data) return <NewSecret secret={rotate.data.secret} onDone={onDone} />;
  return (
    <>
      <p className="text-sm">{t.rotateLead}</p>
      <RadioGroup
        label={t.whenEnds}
        choices={ways.map((id) => ({ id, label: t.overlaps[id], hint: t.overlapHints[id] }))}
        value={way}
        onChange={setWay}
      />
      <Refusal error={rotate.error} />
      <Actions>
        <Button look="primary" isDisabled={rotate.isPending} onPress={() => rotate.mutate()}>
          {t.rotate}
        </Button>
      </Actions>
    </>
  );
}
