import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../../web/call.ts";
import { Button } from "../../../web/components/button.tsx";
import { Actions, Dialog } from "../../../web/components/dialog.tsx";
import { Refusal } from "../../../web/components/feedback.tsx";
import { TextField } from "../../../web/components/text-field.tsx";
import { useText } from "../../../web/language.ts";
import { changeSheetRole } from "../route-contracts.ts";
import { checklistsQuery, type SheetAddress, sheetQuery } from "./checklist-queries.ts";
import { checklistTexts } from "./checklist-texts.ts";
import { sheetTexts } from "./sheet-texts.ts";

/** Puts right who was asked. */
export function RoleOfSheet({ at, role }: { at: SheetAddress; role: string }) {
  const t = useText(sheetTexts);
  const words = useText(checklistTexts);
  const queryClient = useQueryClient();
  const [typed, setTyped] = useState<string | null>(null);
  const change = useMutation({
    mutationFn: () => call(changeSheetRole, { params: at, body: { role: typed ?? role } }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: sheetQuery(at).queryKey });
      await queryClient.invalidateQueries({ queryKey: checklistsQuery(at).queryKey });
      setTyped(null);
    },
  });
  return (
    <>
      <Button onPress={() => setTyped(role)}>{t.changeRole}</Button>
      <Dialog title={t.changeRole} open={typed !== null} onClose={() => setTyped(null)}>
        <TextField
          label={t.role}
          hint={words.roleHint}
          value={typed ?? ""}
          onChange={setTyped}
          maxLength={100}
          required
          checkPersonal
        />
        <Refusal error={change.error} />
        <Actions>
          <Button look="primary" isDisabled={!typed?.trim() || change.isPending} onPress={() => change.mutate()}>
            {t.save}
          </Button>
        </Actions>
      </Dialog>
    </>
  );
}
