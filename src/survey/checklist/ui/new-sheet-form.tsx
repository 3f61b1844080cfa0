import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { call } from "../../../web/call.ts";
import { Button } from "../../../web/components/button.tsx";
import { ComboBox } from "../../../web/components/combo-box.tsx";
import { Actions } from "../../../web/components/dialog.tsx";
import { Notice, Refusal } from "../../../web/components/feedback.tsx";
import { TextField } from "../../../web/components/text-field.tsx";
import { useText } from "../../../web/language.ts";
import { type ChecklistSummary, openSheet } from "../route-contracts.ts";
import { checklistsQuery, type SurveyAddress, sheetPath } from "./checklist-queries.ts";
import { checklistTexts } from "./checklist-texts.ts";

/** Who is asked: a post, or a vendor of the ledger. Goes on to the new sheet. */
export function NewSheetForm(props: {
  at: SurveyAddress;
  checklist: ChecklistSummary;
  audience: ChecklistSummary["audiences"][number];
  vendors: readonly { id: string; name: string }[];
}) {
  const t = useText(checklistTexts);
  const { at, checklist, audience, vendors } = props;
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const [role, setRole] = useState("");
  const [vendorId, setVendorId] = useState<string | null>(null);
  const ofVendor = audience.respondents === "vendors";
  const open = useMutation({
    mutationFn: () =>
      call(openSheet, {
        params: at,
        body: {
          instrument: checklist.instrument,
          edition: checklist.edition,
          audience: audience.audience,
          role,
          vendorId,
        },
      }),
    onSuccess: async ({ sheetId }) => {
      await queryClient.invalidateQueries({ queryKey: checklistsQuery(at).queryKey });
      await navigate({ to: sheetPath({ ...at, sheetId }) });
    },
  });
  const isComplete = role.trim() !== "" && (!ofVendor || vendorId !== null);
  return (
    <>
      {ofVendor && vendors.length === 0 && <Notice tone="attention">{t.noVendors}</Notice>}
      {ofVendor && vendors.length > 0 && (
        <ComboBox
          label={t.vendor}
          choices={vendors.map(({ id, name }) => ({ id, label: name }))}
          value={vendorId}
          onChange={setVendorId}
          required
        />
      )}
      <TextField
        label={t.role}
        hint={t.roleHint}
        value={role}
        onChange={setRole}
        maxLength={100}
        required
        checkPersonal
      />
      <Refusal error={open.error} />
      <Actions>
        <Button look="primary" isDisabled={!isComplete || open.isPending} onPress={() => open.mutate()}>
          {t.open}
        </Button>
      </Actions>
    </>
  );
}
