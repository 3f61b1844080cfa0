import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../../web/call.ts";
import { Button } from "../../../web/components/button.tsx";
import { Actions, Dialog } from "../../../web/components/dialog.tsx";
import { Refusal } from "../../../web/components/feedback.tsx";
import { TextField } from "../../../web/components/text-field.tsx";
import { useText } from "../../../web/language.ts";
import { type DeviceView, demandCaptureWipe, orderCaptureWipe } from "../route-contracts.ts";
import { devicesQuery, type SurveyParams } from "./home-queries.ts";
import { captureHomeTexts } from "./home-texts.ts";

export function OrderWipe(props: {
  survey: SurveyParams;
  device: DeviceView;
  as: "company" | "hospital";
  onClose: () => void;
}) {
  const { survey, device } = props;
  const t = useText(captureHomeTexts);
  const queryClient = useQueryClient();
  const [why, setWhy] = useState("");
  const order = useMutation({
    mutationFn: () => {
      const contract = props.as === "company" ? orderCaptureWipe : demandCaptureWipe;
      return call(contract, { params: { ...survey, deviceId: device.id }, body: { why } });
    },
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: devicesQuery(survey).queryKey });
      props.onClose();
    },
  });
  return (
    <Dialog title={t.orderTitle(device.name)} open onClose={props.onClose}>
      <p>{t.orderLead(device.waiting)}</p>
      <TextField label={t.why} hint={t.whyHint} required value={why} onChange={setWhy} maxLength={500} />
      <Refusal error={order.error} />
      <Actions>
        <Button onPress={props.onClose}>{t.cancel}</Button>
        <Button look="danger" isDisabled={why.trim() === "" || order.isPending} onPress={() => order.mutate()}>
          {t.send}
        </Button>
      </Actions>
    </Dialog>
  );
}
