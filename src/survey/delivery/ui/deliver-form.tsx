import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../../web/call.ts";
import { Button } from "../../../web/components/button.tsx";
import { CheckboxGroup } from "../../../web/components/checkbox.tsx";
import { Actions } from "../../../web/components/dialog.tsx";
import { Refusal } from "../../../web/components/feedback.tsx";
import { Select } from "../../../web/components/select.tsx";
import { TextField } from "../../../web/components/text-field.tsx";
import { showToast } from "../../../web/components/toast.tsx";
import { useText } from "../../../web/language.ts";
import { useSurveyParams } from "../../hours/ui/hours-queries.ts";
import { SurveyDocument } from "../../review/contract.ts";
import { reviewTexts } from "../../review/ui/review-texts.ts";
import type { Recipient } from "../contract.ts";
import { deliverOn, deliverReport } from "../route-contracts.ts";
import { useDeliveryChanged } from "./delivery-queries.ts";
import { deliveryTexts } from "./delivery-texts.ts";

/** Chooses documents and words, and delivers them. */
export function DeliverForm(props: {
  recipient: Recipient;
  accepted: readonly { kind: SurveyDocument; edition: number }[];
  ministries: readonly { organisationId: string; name: string }[];
  onDone: () => void;
}) {
  const { recipient, accepted, ministries } = props;
  const t = useText(deliveryTexts);
  const { kinds: names } = useText(reviewTexts);
  const params = useSurveyParams();
  const changed = useDeliveryChanged(params);
  const [chosen, setChosen] = useState<string[]>(accepted.map(({ kind }) => kind));
  const [message, setMessage] = useState("");
  const [organisationId, setOrganisation] = useState(ministries[0]?.organisationId ?? null);
  const kinds = chosen.map((kind) => SurveyDocument.parse(kind));
  const deliver = useMutation({
    mutationFn: () => {
      if (recipient === "secretariat") return call(deliverReport, { params, body: { kinds, message } });
      if (recipient === "hospital") return call(deliverOn, { params, body: { recipient, kinds, message } });
      return call(deliverOn, { params, body: { recipient, kinds, message, organisationId: organisationId ?? "" } });
    },
    onSuccess: async () => {
      await changed();
      showToast(t.delivered);
      props.onDone();
    },
  });
  const forHospital = recipient === "hospital";
  const complete =
    kinds.length > 0 && (!forHospital || message.trim() !== "") && (recipient !== "ministry" || organisationId);
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        deliver.mutate();
      }}
    >
      {recipient === "ministry" &&
        (ministries.length === 0 ? (
          <p>{t.noMinistry}</p>
        ) : (
          <Select
            label={t.ministry}
            choices={ministries.map((one) => ({ id: one.organisationId, label: one.name }))}
            value={organisationId}
            onChange={setOrganisation}
          />
        ))}
      <CheckboxGroup
        label={t.documents}
        choices={accepted.map(({ kind, edition }) => ({ id: kind, label: `${names[kind]} ${t.nth(edition)}` }))}
        value={chosen}
        onChange={setChosen}
      />
      <TextField
        label={forHospital ? t.advice : t.message}
        {...(forHospital ? { hint: t.adviceHint } : {})}
        lines={forHospital ? 8 : 3}
        value={message}
        onChange={setMessage}
        maxLength={8_000}
        required={forHospital}
      />
      <Refusal error={deliver.error} />
      <Actions>
        <Button look="primary" type="submit" isDisabled={!complete || deliver.isPending}>
          {t.send}
        </Button>
      </Actions>
    </form>
  );
}
