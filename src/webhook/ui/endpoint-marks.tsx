import { Chip } from "../../web/components/chip.tsx";
import { useText } from "../../web/language.ts";
import { momentText } from "../../web/moment.ts";
import type { DeliveryState } from "../contract.ts";
import type { Endpoint } from "../route-contracts.ts";
import { webhookTexts } from "./webhook-texts.ts";

/** Whether an address is sent to, and whether that works. */
export function EndpointMarks({ endpoint }: { endpoint: Endpoint }) {
  const t = useText(webhookTexts);
  const { state, failingSince } = endpoint;
  return (
    <>
      <Chip tone={state === "active" ? "good" : "attention"} shape={state === "active" ? "tick" : "dash"}>
        {t.states[state]}
      </Chip>
      {failingSince && (
        <Chip tone="alert" shape="triangleFilled">
          {t.failing(momentText(failingSince))}
        </Chip>
      )}
    </>
  );
}

const looks = {
  waiting: ["neutral", "clock"],
  held: ["attention", "dash"],
  delivered: ["good", "tick"],
  failed: ["alert", "cross"],
} as const;

export function DeliveryMark({ state }: { state: DeliveryState }) {
  const t = useText(webhookTexts);
  const [tone, shape] = looks[state];
  return (
    <Chip tone={tone} shape={shape}>
      {t.deliveryStates[state]}
    </Chip>
  );
}
