import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../../web/call.ts";
import { Button } from "../../../web/components/button.tsx";
import { Actions } from "../../../web/components/dialog.tsx";
import { Refusal } from "../../../web/components/feedback.tsx";
import { useText } from "../../../web/language.ts";
import { changeRound, type RoundView } from "../route-contracts.ts";
import type { RoundKey } from "./round-queries.ts";
import { complete, settingsOf } from "./round-settings.ts";
import { roundTexts } from "./round-texts.ts";
import { SettingsFields } from "./settings-fields.tsx";

export function ChangeRoundForm({ round, at, onDone }: { round: RoundView; at: RoundKey; onDone: () => void }) {
  const t = useText(roundTexts);
  const [settings, setSettings] = useState(() => settingsOf(round));
  const change = useMutation({
    mutationFn: () => call(changeRound, { params: at, body: complete(settings) }),
    onSuccess: onDone,
  });
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate();
      }}
    >
      <SettingsFields settings={settings} access={round.access} anonymous={round.anonymous} onChange={setSettings} />
      <Refusal error={change.error} />
      <Actions>
        <Button look="primary" type="submit" isDisabled={change.isPending || settings.title.trim() === ""}>
          {t.save}
        </Button>
      </Actions>
    </form>
  );
}
