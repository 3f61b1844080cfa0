import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { FacilityId } from "../../ledger/contract.ts";
import { call } from "../../web/call.ts";
import { Button } from "../../web/components/button.tsx";
import { Actions } from "../../web/components/dialog.tsx";
import { Refusal } from "../../web/components/feedback.tsx";
import { TextField } from "../../web/components/text-field.tsx";
import { useText } from "../../web/language.ts";
import { requestErasure } from "../route-contracts.ts";
import { custodyTexts } from "./custody-texts.ts";

/** The first person's part: why, and the hospital's name typed out. */
export function RequestForm(props: { facilityId: FacilityId; hospital: string; onDone: () => void }) {
  const t = useText(custodyTexts);
  const { facilityId, hospital, onDone } = props;
  const [why, setWhy] = useState("");
  const [name, setName] = useState("");
  const ask = useMutation({
    mutationFn: () => call(requestErasure, { params: { facilityId }, body: { why, name } }),
    onSuccess: onDone,
  });
  return (
    <div className="flex flex-col gap-4">
      <TextField label={t.why} hint={t.whyHint} value={why} onChange={setWhy} lines={3} required maxLength={1000} />
      <TextField
        label={t.typeName}
        hint={t.typeNameHint(hospital)}
        value={name}
        onChange={setName}
        required
        maxLength={200}
      />
      <Refusal error={ask.error} />
      <Actions>
        <Button
          look="danger"
          isDisabled={ask.isPending || why.trim() === "" || name.trim() === ""}
          onPress={() => ask.mutate()}
        >
          {t.ask}
        </Button>
      </Actions>
    </div>
  );
}
