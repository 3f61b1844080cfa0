import { useMutation } from "@tanstack/react-query";
import { call } from "../../../web/call.ts";
import { Button } from "../../../web/components/button.tsx";
import { Notice, Refusal } from "../../../web/components/feedback.tsx";
import { TextField } from "../../../web/components/text-field.tsx";
import { useText } from "../../../web/language.ts";
import { momentText } from "../../../web/moment.ts";
import { Entrance } from "../../../web/shell/entrance.tsx";
import { Section } from "../../../web/shell/page.tsx";
import { fieldDefinition } from "../../catalogue.ts";
import { answerKey, answerProblem } from "../answer.ts";
import { type AnswerSheet, submitAnswer } from "../route-contracts.ts";
import { AnswerFiles } from "./answer-files.tsx";
import { AnswerHead } from "./answer-head.tsx";
import { AnswerItems } from "./answer-items.tsx";
import { answerTexts } from "./answer-texts.ts";
import { useAnswerDraft } from "./use-answer-draft.ts";

interface Props {
  token: string;
  sheet: AnswerSheet;
  onHandedIn: (receipt: AnswerSheet) => void;
}

/** The sheet to fill in: saved by itself, handed in once. */
export function AnswerForm({ token, sheet, onHandedIn }: Props) {
  const t = useText(answerTexts);
  const form = useAnswerDraft(token, sheet);
  const { draft } = form;
  const submit = useMutation({
    mutationFn: () => call(submitAnswer, { body: { token, answer: draft } }),
    onSuccess: onHandedIn,
  });
  const unfit = sheet.items.filter((item) => {
    const value = form.answers[answerKey(item)];
    const definition = fieldDefinition(item.kind, item.field);
    return value && definition && answerProblem(item, definition, value) !== null;
  }).length;
  const open = sheet.items.length - draft.answers.length;
  const nameless = draft.name.trim() === "" || draft.company.trim() === "";
  return (
    <Entrance wide title={t.title} lead={t.from(sheet.hospital, sheet.askedBy)}>
      <AnswerHead sheet={sheet} />
      <Notice tone="neutral">{t.privacy}</Notice>
      <AnswerItems items={sheet.items} answers={form.answers} onChange={form.answer} />
      <AnswerFiles token={token} sheet={sheet} />
      <Section title={t.you}>
        <div className="grid gap-3 sm:grid-cols-2">
          <TextField
            label={t.name}
            value={draft.name}
            onChange={(name) => form.setPerson({ ...draft, name })}
            autoComplete="name"
            required
            maxLength={100}
          />
          <TextField
            label={t.company}
            value={draft.company}
            onChange={(company) => form.setPerson({ ...draft, company })}
            autoComplete="organization"
            required
            maxLength={200}
          />
        </div>
        <TextField
          label={t.comment}
          hint={t.commentHint}
          value={draft.comment}
          onChange={form.setComment}
          lines={4}
          maxLength={4000}
        />
      </Section>
      <section className="flex flex-col gap-3 rounded-8 border border-line bg-white p-4">
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 text-sm">
          <span className="font-bold">{t.answered(draft.answers.length, sheet.items.length)}</span>
          <span role="status" className="text-ink-soft">
            {form.saving ? t.saving : form.savedAt && t.saved(momentText(form.savedAt))}
          </span>
        </div>
        {unfit > 0 && <Notice tone="alert">{t.unfitLeft(unfit)}</Notice>}
        {unfit === 0 && open > 0 && <Notice tone="attention">{t.openLeft(open)}</Notice>}
        <Refusal error={submit.error ?? form.saveError} />
        <p className="text-sm text-ink-soft">{t.final}</p>
        <div className="flex flex-wrap justify-end gap-2">
          <Button isDisabled={form.saving || submit.isPending} onPress={form.save}>
            {t.save}
          </Button>
          <Button
            look="primary"
            isDisabled={nameless || unfit > 0 || submit.isPending}
            onPress={() => {
              form.settle();
              submit.mutate();
            }}
          >
            {t.submit}
          </Button>
        </div>
      </section>
    </Entrance>
  );
}
