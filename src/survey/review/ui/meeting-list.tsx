import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../../web/call.ts";
import { Button } from "../../../web/components/button.tsx";
import { DateField } from "../../../web/components/date-field.tsx";
import { Actions, Dialog } from "../../../web/components/dialog.tsx";
import { Refusal } from "../../../web/components/feedback.tsx";
import { RadioGroup } from "../../../web/components/radio-group.tsx";
import { TextField } from "../../../web/components/text-field.tsx";
import { showToast } from "../../../web/components/toast.tsx";
import { useText } from "../../../web/language.ts";
import { useSurveyParams } from "../../hours/ui/hours-queries.ts";
import { type ReviewView, recordMeeting } from "../route-contracts.ts";
import { useReviewChanged } from "./review-queries.ts";
import { reviewTexts } from "./review-texts.ts";

/** Interim and final reviews, as they were held. */
export function MeetingList({ review }: { review: ReviewView }) {
  const t = useText(reviewTexts);
  const [open, setOpen] = useState(false);
  return (
    <>
      {review.meetings.length === 0 && <p className="text-sm text-ink-soft">{t.noMeetings}</p>}
      <ul className="flex flex-col">
        {review.meetings.map((meeting) => (
          <li
            key={meeting.number}
            className="flex min-h-10 flex-wrap items-center gap-x-4 border-t border-line text-sm"
          >
            <strong>{t.stages[meeting.stage]}</strong>
            <span className="tabular-nums">{meeting.heldOn}</span>
            <span className="text-ink-soft">{meeting.byName}</span>
            <span>{meeting.note}</span>
          </li>
        ))}
      </ul>
      {review.side === "reviewer" && !review.over && (
        <Actions>
          <Button onPress={() => setOpen(true)}>{t.recordMeeting}</Button>
        </Actions>
      )}
      <Dialog title={t.recordMeeting} open={open} onClose={() => setOpen(false)}>
        <MeetingForm onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function MeetingForm({ onDone }: { onDone: () => void }) {
  const t = useText(reviewTexts);
  const params = useSurveyParams();
  const changed = useReviewChanged(params);
  const [stage, setStage] = useState<"interim" | "final">("interim");
  const [heldOn, setHeldOn] = useState<string | null>(null);
  const [note, setNote] = useState("");
  const record = useMutation({
    mutationFn: () => call(recordMeeting, { params, body: { stage, heldOn: heldOn ?? "", note } }),
    onSuccess: async () => {
      await changed();
      showToast(t.recorded);
      onDone();
    },
  });
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        record.mutate();
      }}
    >
      <RadioGroup
        label={t.stage}
        value={stage}
        onChange={(chosen) => setStage(chosen === "final" ? "final" : "interim")}
        choices={(["interim", "final"] as const).map((id) => ({ id, label: t.stages[id] }))}
      />
      <DateField label={t.heldOn} value={heldOn} onChange={setHeldOn} required />
      <TextField label={t.note} value={note} onChange={setNote} lines={3} maxLength={4_000} />
      <Refusal error={record.error} />
      <Actions>
        <Button look="primary" type="submit" isDisabled={heldOn?.length !== 10 || record.isPending}>
          {t.submit}
        </Button>
      </Actions>
    </form>
  );
}
