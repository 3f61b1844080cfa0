import { japanDay } from "../../shared/japan-day.ts";
import { DateField } from "../../web/components/date-field.tsx";
import { RadioGroup } from "../../web/components/radio-group.tsx";
import { TextField } from "../../web/components/text-field.tsx";
import { useText } from "../../web/language.ts";
import type { Interview } from "../route-contracts.ts";
import { ledgerTexts } from "./texts.ts";

/** Where what is being written down comes from: the person's own knowledge, or somebody they asked. Undefined: their own. */
export function SourceField(props: {
  interview: Interview | undefined;
  onChange: (interview: Interview | undefined) => void;
}) {
  const t = useText(ledgerTexts);
  const { interview, onChange } = props;
  return (
    <div className="flex flex-col gap-3">
      <RadioGroup
        label={t.source}
        choices={[
          { id: "own", label: t.sourceOwn },
          { id: "interview", label: t.sourceInterview },
        ]}
        value={interview ? "interview" : "own"}
        onChange={(id) => onChange(id === "interview" ? { with: "", on: japanDay(new Date()) } : undefined)}
      />
      {interview && (
        <div className="grid gap-3 sm:grid-cols-2">
          <TextField
            label={t.interviewWith}
            value={interview.with}
            onChange={(who) => onChange({ ...interview, with: who })}
            required
            maxLength={100}
          />
          <DateField
            label={t.interviewOn}
            value={interview.on}
            onChange={(on) => onChange({ ...interview, on: on ?? "" })}
            required
          />
        </div>
      )}
    </div>
  );
}

/** May it be sent: nobody was asked, or it is said who and when. */
export const isSourceComplete = (interview: Interview | undefined): boolean =>
  interview === undefined || (interview.with.trim() !== "" && interview.on !== "");
