import { useState } from "react";
import { classesOf } from "../../../vulnerability/contract.ts";
import { call } from "../../../web/call.ts";
import { CheckboxGroup } from "../../../web/components/checkbox.tsx";
import { useLabel, useText } from "../../../web/language.ts";
import { addRespondents } from "../route-contracts.ts";
import { CheckThenAdd } from "./check-then-add.tsx";
import { respondentTexts } from "./respondent-texts.ts";
import type { RoundKey } from "./round-queries.ts";

const groups = [
  { id: "bedClasses", classes: classesOf.beds },
  { id: "founderClasses", classes: classesOf.founder },
  { id: "regions", classes: classesOf.bureau },
] as const;

/** Hospitals known here, by classes. */
export function AddFromDirectory({ at, onDone }: { at: RoundKey; onDone: () => void }) {
  const t = useText(respondentTexts);
  const label = useLabel();
  const [filter, setFilter] = useState<Record<(typeof groups)[number]["id"], string[]>>({
    bedClasses: [],
    founderClasses: [],
    regions: [],
  });
  const send = (dryRun: boolean) =>
    call(addRespondents, { params: at, body: { addition: { from: "directory", filter }, dryRun } });
  return (
    <CheckThenAdd at={at} onDone={onDone} send={send} ready state={JSON.stringify(filter)}>
      <p className="text-sm text-ink-soft">{t.directoryHint}</p>
      {groups.map(({ id, classes }) => (
        <CheckboxGroup
          key={id}
          label={t[id]}
          choices={classes.map((one) => ({ id: one.id, label: label(one.label) }))}
          value={filter[id]}
          onChange={(chosen) => setFilter({ ...filter, [id]: chosen })}
        />
      ))}
    </CheckThenAdd>
  );
}
