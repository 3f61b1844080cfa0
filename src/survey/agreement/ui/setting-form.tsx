import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../../web/call.ts";
import { Button } from "../../../web/components/button.tsx";
import { Actions } from "../../../web/components/dialog.tsx";
import { Refusal } from "../../../web/components/feedback.tsx";
import { TextField } from "../../../web/components/text-field.tsx";
import { showToast } from "../../../web/components/toast.tsx";
import { useText } from "../../../web/language.ts";
import { saveAgreementSetting } from "../route-contracts.ts";
import type { AgreementSetting } from "../values.ts";
import { agreementTexts } from "./agreement-texts.ts";

const words = ["representative", "contactPerson", "contactPhone", "contactEmail"] as const;
const days = ["surveyFrom", "surveyUntil", "accessUntil"] as const;

/** What the documents name and the plan does not know. */
export function SettingForm(props: { programmeId: string; setting: AgreementSetting; edition: number }) {
  const t = useText(agreementTexts);
  const queryClient = useQueryClient();
  const { programmeId, edition } = props;
  const [setting, setSetting] = useState(props.setting);
  const change = (patch: Partial<AgreementSetting>) => setSetting({ ...setting, ...patch });
  const save = useMutation({
    mutationFn: () => call(saveAgreementSetting, { params: { programmeId }, body: { setting, edition } }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ["agreementTemplates", programmeId] });
      showToast(t.settingSaved);
    },
  });
  return (
    <form
      className="flex max-w-xl flex-col gap-4 rounded-8 border border-line bg-white p-4"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <p className="text-sm text-ink-soft">{t.settingLead}</p>
      {words.map((name) => (
        <TextField
          key={name}
          label={t.fields[name]}
          value={setting[name]}
          maxLength={200}
          onChange={(value) => change({ [name]: value })}
        />
      ))}
      {days.map((name) => (
        <TextField
          key={name}
          label={t.fields[name]}
          type="date"
          value={setting[name] ?? ""}
          onChange={(value) => change({ [name]: value || null })}
        />
      ))}
      <Refusal error={save.error} />
      <Actions>
        <Button look="primary" type="submit" isDisabled={save.isPending}>
          {t.saveSetting}
        </Button>
      </Actions>
    </form>
  );
}
