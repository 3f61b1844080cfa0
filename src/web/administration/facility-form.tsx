import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { createFacility } from "../../ledger/route-contracts.ts";
import { vocabularies } from "../../ledger/vocabulary.ts";
import { call } from "../call.ts";
import { Button } from "../components/button.tsx";
import { ComboBox } from "../components/combo-box.tsx";
import { Actions } from "../components/dialog.tsx";
import { Refusal } from "../components/feedback.tsx";
import { NumberField } from "../components/number-field.tsx";
import { TextField } from "../components/text-field.tsx";
import { showToast } from "../components/toast.tsx";
import { useLabel, useText } from "../language.ts";
import { administrationTexts } from "./administration-texts.ts";

/** Registers a hospital or clinic; whoever does becomes its system administrator. */
export function FacilityForm({ onDone }: { onDone: () => Promise<unknown> }) {
  const t = useText(administrationTexts);
  const label = useLabel();
  const [name, setName] = useState("");
  const [code, setCode] = useState("");
  const [prefecture, setPrefecture] = useState<string | null>(null);
  const [founderClass, setFounderClass] = useState<string | null>(null);
  const [licensedBeds, setLicensedBeds] = useState<number | null>(null);
  const digits = code.normalize("NFKC").trim();
  const create = useMutation({
    mutationFn: () =>
      call(createFacility, {
        body: { name: name.trim(), medicalInstitutionCode: digits || null, prefecture, founderClass, licensedBeds },
      }),
    onSuccess: async (facility) => {
      showToast(t.added(facility.name));
      await onDone();
    },
  });
  const choices = (id: "prefecture" | "founderClass") =>
    vocabularies[id].map((term) => ({ id: term.id, label: label(term) }));
  return (
    <div className="flex flex-col gap-4">
      <TextField label={t.name} value={name} onChange={setName} required maxLength={200} />
      <TextField label={t.code} value={code} onChange={setCode} inputMode="numeric" maxLength={20} />
      <ComboBox label={t.prefecture} choices={choices("prefecture")} value={prefecture} onChange={setPrefecture} />
      <ComboBox label={t.founder} choices={choices("founderClass")} value={founderClass} onChange={setFounderClass} />
      <NumberField label={t.beds} value={licensedBeds} onChange={setLicensedBeds} />
      <Refusal error={create.error} />
      <Actions>
        <Button look="primary" isDisabled={name.trim() === "" || create.isPending} onPress={() => create.mutate()}>
          {t.add}
        </Button>
      </Actions>
    </div>
  );
}
