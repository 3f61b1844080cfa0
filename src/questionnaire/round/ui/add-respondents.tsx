import { useState } from "react";
import { call, upload } from "../../../web/call.ts";
import { FileDrop } from "../../../web/components/file-drop.tsx";
import { NumberField } from "../../../web/components/number-field.tsx";
import { RadioGroup } from "../../../web/components/radio-group.tsx";
import { TextField } from "../../../web/components/text-field.tsx";
import { useText } from "../../../web/language.ts";
import { type Added, addRespondents, uploadRespondents } from "../route-contracts.ts";
import { CheckThenAdd } from "./check-then-add.tsx";
import { respondentTexts } from "./respondent-texts.ts";
import type { RoundKey } from "./round-queries.ts";

type Way = "text" | "file" | "nameless";
const ways: readonly Way[] = ["text", "file", "nameless"];

/** Respondents from a pasted list, a file, or as links without a name: each is checked before it is added. */
export function AddRespondents({ at, onDone }: { at: RoundKey; onDone: () => void }) {
  const t = useText(respondentTexts);
  const [way, setWay] = useState<Way>("text");
  const [text, setText] = useState("");
  const [file, setFile] = useState<File | null>(null);
  const [count, setCount] = useState<number | null>(null);

  function send(dryRun: boolean): Promise<Added> {
    if (way === "text") return call(addRespondents, { params: at, body: { addition: { from: "text", text }, dryRun } });
    if (way === "nameless")
      return call(addRespondents, { params: at, body: { addition: { from: "nameless", count: count ?? 1 }, dryRun } });
    const form = new FormData();
    form.append("dryRun", String(dryRun));
    if (file) form.append("file", file);
    return upload(uploadRespondents, { params: at, form });
  }
  const ready = { text: text.trim() !== "", file: file !== null, nameless: count !== null }[way];
  const state = `${way} ${text} ${file?.name} ${file?.lastModified} ${count}`;
  return (
    <CheckThenAdd at={at} onDone={onDone} send={send} ready={ready} state={state}>
      <RadioGroup
        label={t.add}
        hideLabel
        choices={ways.map((id) => ({ id, label: t.ways[id] }))}
        value={way}
        onChange={(id) => setWay(ways.find((one) => one === id) ?? "text")}
      />
      {way === "text" && (
        <TextField label={t.text} hint={t.textHint} lines={8} value={text} onChange={setText} checkPersonal={false} />
      )}
      {way === "file" && (
        <FileDrop
          label={file?.name ?? t.drop}
          hint={t.dropHint}
          accept={[".csv", ".tsv", ".txt", ".xlsx", ".xlsm"]}
          onFiles={([chosen]) => chosen && setFile(chosen)}
        />
      )}
      {way === "nameless" && (
        <NumberField label={t.count} hint={t.countHint} value={count} min={1} onChange={setCount} />
      )}
    </CheckThenAdd>
  );
}
