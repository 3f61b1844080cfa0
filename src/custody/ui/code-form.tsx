import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { FacilityId } from "../../ledger/contract.ts";
import { call } from "../../web/call.ts";
import { Button } from "../../web/components/button.tsx";
import { Actions } from "../../web/components/dialog.tsx";
import { Refusal } from "../../web/components/feedback.tsx";
import { ShownOnce } from "../../web/components/shown-once.tsx";
import { TextField } from "../../web/components/text-field.tsx";
import { useText } from "../../web/language.ts";
import { makeErasureCode } from "../route-contracts.ts";
import { custodyTexts } from "./custody-texts.ts";

/** The second person's agreement as a code, for an operator who erases at the command line. */
export function CodeForm(props: { facilityId: FacilityId; hospital: string; onDone: () => void }) {
  const t = useText(custodyTexts);
  const { facilityId, hospital, onDone } = props;
  const [name, setName] = useState("");
  const make = useMutation({ mutationFn: () => call(makeErasureCode, { params: { facilityId }, body: { name } }) });
  if (make.data) return <ShownOnce value={make.data.code} notice={t.codeLead} onDone={onDone} />;
  return (
    <div className="flex flex-col gap-4">
      <p>{t.codeLead}</p>
      <TextField
        label={t.typeName}
        hint={t.typeNameHint(hospital)}
        value={name}
        onChange={setName}
        required
        maxLength={200}
      />
      <Refusal error={make.error} />
      <Actions>
        <Button look="danger" isDisabled={make.isPending || name.trim() === ""} onPress={() => make.mutate()}>
          {t.makeCode}
        </Button>
      </Actions>
    </div>
  );
}
