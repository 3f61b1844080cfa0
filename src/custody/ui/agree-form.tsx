import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useState } from "react";
import type { FacilityId } from "../../ledger/contract.ts";
import { call } from "../../web/call.ts";
import { Button } from "../../web/components/button.tsx";
import { Actions } from "../../web/components/dialog.tsx";
import { Notice, Refusal } from "../../web/components/feedback.tsx";
import { TextField } from "../../web/components/text-field.tsx";
import { useText } from "../../web/language.ts";
import { agreeToErasure } from "../route-contracts.ts";
import { custodyTexts } from "./custody-texts.ts";

/** The second person's part. The page of the hospital is gone afterwards, so it leads to the one of the erasure. */
export function AgreeForm({ facilityId, hospital }: { facilityId: FacilityId; hospital: string }) {
  const t = useText(custodyTexts);
  const [name, setName] = useState("");
  const router = useRouter();
  const queryClient = useQueryClient();
  const agree = useMutation({
    mutationFn: () => call(agreeToErasure, { params: { facilityId }, body: { name } }),
    onSuccess: ({ id }) => {
      router.history.push(`/erasure/${id}`);
      // Nothing of the hospital stays in this browser's memory.
      queryClient.clear();
    },
  });
  return (
    <div className="flex flex-col gap-4">
      <Notice tone="alert">{t.agreeLead}</Notice>
      <TextField
        label={t.typeName}
        hint={t.typeNameHint(hospital)}
        value={name}
        onChange={setName}
        required
        maxLength={200}
      />
      <Refusal error={agree.error} />
      <Actions>
        <Button look="danger" isDisabled={agree.isPending || name.trim() === ""} onPress={() => agree.mutate()}>
          {t.agree}
        </Button>
      </Actions>
    </div>
  );
}
