import { Checkbox } from "../../../web/components/checkbox.tsx";
import { NumberField } from "../../../web/components/number-field.tsx";
import { TextField } from "../../../web/components/text-field.tsx";
import { useText } from "../../../web/language.ts";
import type { RoundSettings } from "../route-contracts.ts";
import type { Settings } from "./round-settings.ts";
import { roundTexts } from "./round-texts.ts";

/** What may also be changed later: name, days, reminders, and how many there are in all. */
export function SettingsFields(props: {
  settings: Settings;
  access: RoundSettings["access"];
  anonymous: boolean;
  onChange: (settings: Settings) => void;
}) {
  const t = useText(roundTexts);
  const { settings, access, anonymous } = props;
  const change = (changed: Partial<Settings>) => props.onChange({ ...settings, ...changed });
  const day = (text: string) => (text === "" ? null : text);
  return (
    <>
      <TextField
        label={t.name}
        hint={t.nameHint}
        value={settings.title}
        onChange={(title) => change({ title })}
        maxLength={200}
        required
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label={t.opensOn}
          type="date"
          value={settings.opensOn ?? ""}
          onChange={(text) => change({ opensOn: day(text) })}
        />
        <TextField
          label={t.closesOn}
          type="date"
          value={settings.closesOn ?? ""}
          onChange={(text) => change({ closesOn: day(text) })}
        />
      </div>
      <NumberField
        label={t.population}
        hint={t.populationHint}
        value={settings.population}
        min={1}
        onChange={(population) => change({ population })}
      />
      {access !== "open" && (
        <div className="grid gap-4 sm:grid-cols-2">
          <NumberField
            label={t.remindAfterDays}
            value={settings.remindAfterDays}
            min={1}
            onChange={(remindAfterDays) => change({ remindAfterDays })}
          />
          <NumberField
            label={t.remindersAtMost}
            value={settings.remindersAtMost}
            onChange={(remindersAtMost) => change({ remindersAtMost })}
          />
        </div>
      )}
      {access !== "open" && !anonymous && (
        <Checkbox checked={settings.editable} onChange={(editable) => change({ editable })}>
          {t.editable}
        </Checkbox>
      )}
    </>
  );
}
