import { useState } from "react";
import { Button } from "../../../web/components/button.tsx";
import { Notice } from "../../../web/components/feedback.tsx";
import { RadioGroup } from "../../../web/components/radio-group.tsx";
import { useText } from "../../../web/language.ts";
import { Answer } from "../contract.ts";
import { answerMarks } from "./answer-buttons.tsx";
import { sheetTexts } from "./sheet-texts.ts";
import type { ItemConflict } from "./use-sheet-drafts.ts";

/** What somebody else wrote meanwhile beside what is written here, a choice for each field they differ in. */
export function ConflictChoice(props: { conflict: ItemConflict; onSettle: (mine: ReadonlySet<string>) => void }) {
  const t = useText(sheetTexts);
  const { conflict, onSettle } = props;
  const [choices, setChoices] = useState<Readonly<Record<string, "mine" | "theirs">>>({});
  const words = useValueWords();
  const open = conflict.fields.filter(({ field }) => choices[field] === undefined);
  const mine = new Set(conflict.fields.map(({ field }) => field).filter((field) => choices[field] === "mine"));
  return (
    <Notice tone="attention">
      <p className="font-bold">{t.conflict}</p>
      <p>{t.conflictLead}</p>
      {conflict.fields.map(({ field, theirs, mine: own }) => (
        <RadioGroup
          key={field}
          label={t.fields[field] ?? field}
          value={choices[field] ?? null}
          onChange={(side) => setChoices((before) => ({ ...before, [field]: side === "mine" ? "mine" : "theirs" }))}
          choices={[
            { id: "mine", label: words(own), hint: t.mine },
            { id: "theirs", label: words(theirs), hint: t.theirs(conflict.theirs.recordedBy) },
          ]}
        />
      ))}
      <Button place="mt-2" isDisabled={open.length > 0} onPress={() => onSettle(mine)}>
        {t.takeChoice}
      </Button>
    </Notice>
  );
}

function useValueWords(): (value: unknown) => string {
  const t = useText(sheetTexts);
  return (value) => {
    const answer = Answer.safeParse(value);
    if (answer.success) return `${answerMarks[answer.data]} ${t.answers[answer.data]}`;
    if (value === null || value === undefined || value === "") return t.empty;
    if (typeof value === "boolean") return value ? t.yes : t.no;
    return String(value);
  };
}
