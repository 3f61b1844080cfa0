import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../../web/call.ts";
import { Button } from "../../../web/components/button.tsx";
import { ComboBox } from "../../../web/components/combo-box.tsx";
import { Actions } from "../../../web/components/dialog.tsx";
import { Refusal } from "../../../web/components/feedback.tsx";
import { Select } from "../../../web/components/select.tsx";
import { TextField } from "../../../web/components/text-field.tsx";
import { showToast } from "../../../web/components/toast.tsx";
import { useText } from "../../../web/language.ts";
import type { SurveyParams } from "../../hours/ui/hours-queries.ts";
import { type CommentAbout, ReturnReason, type ReviewSide } from "../contract.ts";
import { commentAsCompany, commentAsReviewer } from "../route-contracts.ts";
import { useReviewChanged } from "./review-queries.ts";
import { reviewTexts } from "./review-texts.ts";

/** What a comment is about. `field`: one field of a record; empty for the whole. */
export interface Subject {
  about: CommentAbout;
  subjectId: string;
  field: string;
  label: string;
  /** Fields of the record that can be chosen. */
  fields?: readonly { id: string; label: string }[];
}

const noReturn = "-";
const whole = "-";

/** Begins a thread; a reviewer may return the thing with it. */
export function NewCommentForm(props: {
  params: SurveyParams;
  side: ReviewSide;
  /** The first is chosen to begin with. */
  subjects: readonly [Subject, ...Subject[]];
  onDone: () => void;
}) {
  const { params, side } = props;
  const [chosenSubject, chooseSubject] = useState(0);
  const { fields = [], ...subject } = props.subjects[chosenSubject] ?? props.subjects[0];
  const t = useText(reviewTexts);
  const changed = useReviewChanged(params);
  const [text, setText] = useState("");
  const [field, setField] = useState(subject.field);
  const [returned, setReturned] = useState<ReturnReason | null>(null);
  const mayReturn = side === "reviewer" && subject.about !== "survey" && subject.about !== "document";
  const send = useMutation({
    mutationFn: () =>
      side === "reviewer"
        ? call(commentAsReviewer, { params, body: { ...subject, field, text, returned } })
        : call(commentAsCompany, { params, body: { ...subject, field, text } }),
    onSuccess: async () => {
      await changed();
      showToast(t.sent);
      props.onDone();
    },
  });
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate();
      }}
    >
      {props.subjects.length > 1 && (
        <Select
          label={t.subject}
          choices={props.subjects.map(({ label }, index) => ({ id: String(index), label }))}
          value={String(chosenSubject)}
          onChange={(index) => chooseSubject(Number(index))}
        />
      )}
      {fields.length > 0 && (
        <ComboBox
          label={t.field}
          choices={[{ id: whole, label: t.wholeRecord }, ...fields]}
          value={field || whole}
          onChange={(chosen) => setField(chosen === whole ? "" : (chosen ?? ""))}
        />
      )}
      {mayReturn && (
        <Select
          label={t.returnIt}
          choices={[
            { id: noReturn, label: t.noReturn },
            ...ReturnReason.options.map((id) => ({ id, label: t.reasons[id], hint: t.reasonHints[id] })),
          ]}
          value={returned ?? noReturn}
          onChange={(chosen) => setReturned(chosen === noReturn ? null : ReturnReason.parse(chosen))}
        />
      )}
      <TextField
        label={t.text}
        hint={t.textHint}
        lines={4}
        value={text}
        onChange={setText}
        maxLength={4_000}
        required
        autoFocus
      />
      <Refusal error={send.error} />
      <Actions>
        <Button look="primary" type="submit" isDisabled={text.trim() === "" || send.isPending}>
          {t.send}
        </Button>
      </Actions>
    </form>
  );
}
