import { useState } from "react";
import { Button } from "../../../web/components/button.tsx";
import { Notice, Refusal } from "../../../web/components/feedback.tsx";
import { TextField } from "../../../web/components/text-field.tsx";
import { useLabel, useText } from "../../../web/language.ts";
import { readText } from "../agreement-text.ts";
import { fillDocument } from "../filled-document.ts";
import { sampleValues } from "../placeholder.ts";
import { problemWords } from "../problem-words.ts";
import type { AgreementTemplate } from "../route-contracts.ts";
import { agreementTexts } from "./agreement-texts.ts";
import { LetterPreview } from "./letter-preview.tsx";
import { PlaceholderList } from "./placeholder-list.tsx";
import { useTemplateSaving } from "./template-saving.ts";

/** A text beside what becomes of it; what is wrong with it is said as it is typed, by the rules the server goes by. */
export function TemplateEditor(props: {
  programmeId: string;
  template: AgreementTemplate;
  values: Readonly<Record<string, string>>;
}) {
  const t = useText(agreementTexts);
  const label = useLabel();
  const { programmeId, template, values } = props;
  const [text, setText] = useState(template.text);
  const [why, setWhy] = useState("");
  const { problems } = readText(text);
  const { document } = fillDocument(
    { text, numbering: template.numbering },
    { ...sampleValues, ...values },
    sampleFrame,
  );
  const { save, preview } = useTemplateSaving(programmeId, template);
  const changed = text !== template.text;
  return (
    <div className="grid items-start gap-4 desk:grid-cols-2">
      <form
        className="flex flex-col gap-4 rounded-8 border border-line bg-white p-4"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate({ text, why });
        }}
      >
        <TextField
          label={t.text}
          hint={t.syntax}
          value={text}
          onChange={setText}
          lines={26}
          checkPersonal={false}
          maxLength={40_000}
        />
        {problems.length > 0 && (
          <Notice tone="alert">
            <ul>
              {problems.slice(0, 5).map((problem) => (
                <li key={`${problem.line} ${problem.found}`}>{label(problemWords(problem))}</li>
              ))}
            </ul>
          </Notice>
        )}
        <PlaceholderList values={values} onChoose={(name) => setText(`${text.trimEnd()}\n{{${name}}}\n`)} />
        <TextField label={t.why} hint={t.whyHint} value={why} onChange={setWhy} maxLength={500} required />
        <Refusal error={save.error ?? preview.error} />
        <div className="flex flex-wrap items-center justify-between gap-2">
          <Button
            look="quiet"
            isDisabled={text === template.shippedText}
            onPress={() => setText(template.shippedText)}
            aria-describedby="reset-hint"
          >
            {t.reset}
          </Button>
          <Button
            look="primary"
            type="submit"
            isDisabled={!changed || problems.length > 0 || why.trim() === "" || save.isPending}
          >
            {changed ? t.save : t.unchanged}
          </Button>
        </div>
        <p id="reset-hint" className="text-xs text-ink-soft">
          {t.resetHint}
        </p>
      </form>
      <section aria-label={t.preview} className="flex flex-col gap-3">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <h2 className="font-bold">{t.preview}</h2>
          <div className="flex flex-wrap gap-2">
            {(["pdf", "docx"] as const).map((format) => (
              <Button
                key={format}
                isDisabled={problems.length > 0 || preview.isPending}
                onPress={() => preview.mutate({ text, format })}
              >
                {t[format]}
              </Button>
            ))}
          </div>
        </div>
        <p className="text-sm text-ink-soft">{t.previewLead}</p>
        <LetterPreview document={document} />
      </section>
    </div>
  );
}

const sampleFrame = { foot: "", issuedOn: "2026-11-20" };
