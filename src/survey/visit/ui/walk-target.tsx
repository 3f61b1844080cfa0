import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { vocabularies } from "../../../ledger/vocabulary.ts";
import { ledgerRecord } from "../../../web/addresses.ts";
import { call } from "../../../web/call.ts";
import { Button } from "../../../web/components/button.tsx";
import { Chip } from "../../../web/components/chip.tsx";
import { Notice, Refusal } from "../../../web/components/feedback.tsx";
import { Link } from "../../../web/components/link.tsx";
import { RadioGroup } from "../../../web/components/radio-group.tsx";
import { TextField } from "../../../web/components/text-field.tsx";
import { showToast } from "../../../web/components/toast.tsx";
import { useLabel, useText } from "../../../web/language.ts";
import { momentText } from "../../../web/moment.ts";
import { type TargetState, targetStates } from "../walkthrough.ts";
import { setWalkTarget, type WalkView } from "../walkthrough-contracts.ts";
import { type SurveyOfPage, useWalkChanged } from "./visit-queries.ts";
import { walkTexts } from "./walk-texts.ts";

type Target = WalkView["targets"][number];
interface Props {
  survey: SurveyOfPage;
  target: Target;
  mayWork: boolean;
}

const looks = {
  notYet: { shape: "ring", tone: "attention" },
  seen: { shape: "tick", tone: "good" },
  noneHere: { shape: "dash", tone: "neutral" },
} as const;

/** 「[1] 各システム」. */
export function useTargetName(): (target: string) => string {
  const label = useLabel();
  return (target) => {
    const term = vocabularies.targetCategory.find(({ id }) => id === target);
    return `[${target.slice(1)}] ${term ? label(term) : ""}`;
  };
}

/** One category: whether it was looked at, what was seen, and the connections that the ledger has of it. */
export function WalkTarget({ survey, target, mayWork }: Props) {
  const t = useText(walkTexts);
  const name = useTargetName()(target.target);
  return (
    <article className="flex flex-col gap-2 border-t border-line pt-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="font-bold">{name}</h3>
        <Chip {...looks[target.state]}>{t.states[target.state]}</Chip>
      </div>
      <Connections survey={survey} target={target} />
      {target.contradicts && <Notice tone="attention">{t.contradicts}</Notice>}
      {target.unrecorded && <Notice tone="attention">{t.unrecorded}</Notice>}
      {mayWork ? (
        <TargetForm key={target.at ?? ""} survey={survey} target={target} name={name} />
      ) : (
        target.note && <p className="whitespace-pre-line text-sm">{target.note}</p>
      )}
      {target.by && target.at && <p className="text-xs text-ink-soft">{t.by(target.by, momentText(target.at))}</p>}
    </article>
  );
}

function Connections({ survey, target }: { survey: SurveyOfPage; target: Target }) {
  const t = useText(walkTexts);
  if (target.connections.length === 0) return <p className="text-sm text-ink-soft">{t.noConnections}</p>;
  return (
    <details className="text-sm">
      <summary className="min-h-10 cursor-pointer py-2">{t.connections(target.connections.length)}</summary>
      <ul>
        {target.connections.map(({ id, name, verifiedOnSite }) => (
          <li key={id} className="flex min-h-10 flex-wrap items-center gap-3 border-t border-line">
            <Link href={ledgerRecord(survey.facilityId, "connection", id)}>{name}</Link>
            {verifiedOnSite && (
              <Chip shape="tick" tone="good">
                {t.onSite}
              </Chip>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

function TargetForm({ survey, target, name }: { survey: SurveyOfPage; target: Target; name: string }) {
  const t = useText(walkTexts);
  const changed = useWalkChanged(survey);
  const [note, setNote] = useState(target.note);
  const save = useMutation({
    mutationFn: (state: TargetState) =>
      call(setWalkTarget, { params: survey, body: { target: target.target, state, note } }),
    onSuccess: (view) => {
      changed(view);
      showToast(t.saved);
    },
  });
  return (
    <div className="flex flex-col gap-2">
      <RadioGroup
        label={t.howOf(name)}
        hideLabel
        choices={targetStates.map((id) => ({ id, label: t.states[id] }))}
        value={target.state}
        onChange={(id) => save.mutate(targetStates.find((one) => one === id) ?? "notYet")}
      />
      <div className="flex items-end gap-2">
        <TextField label={t.noteOf(name)} hideLabel lines={1} value={note} onChange={setNote} maxLength={2000} />
        {note !== target.note && (
          <Button isDisabled={save.isPending} onPress={() => save.mutate(target.state)}>
            {t.save}
          </Button>
        )}
      </div>
      <Refusal error={save.error} />
    </div>
  );
}
