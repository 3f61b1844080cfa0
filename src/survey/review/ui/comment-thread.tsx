import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { fieldDefinition } from "../../../ledger/catalogue.ts";
import { RecordKind } from "../../../ledger/contract.ts";
import { ledgerRecord } from "../../../web/addresses.ts";
import { call } from "../../../web/call.ts";
import { Button } from "../../../web/components/button.tsx";
import { Chip } from "../../../web/components/chip.tsx";
import { Refusal } from "../../../web/components/feedback.tsx";
import { Link } from "../../../web/components/link.tsx";
import { TextField } from "../../../web/components/text-field.tsx";
import { showToast } from "../../../web/components/toast.tsx";
import { useLabel, useText } from "../../../web/language.ts";
import { momentText } from "../../../web/moment.ts";
import type { SurveyParams } from "../../hours/ui/hours-queries.ts";
import { type CommentStep, type ReviewSide, SurveyDocument } from "../contract.ts";
import { type CommentView, stepAsCompany, stepAsReviewer } from "../route-contracts.ts";
import { CommentChip } from "./document-chip.tsx";
import { useReviewChanged } from "./review-queries.ts";
import { reviewTexts } from "./review-texts.ts";

/** One thread: what it is about, what was said, and the next step of whoever reads it. */
export function CommentThread(props: {
  params: SurveyParams;
  comment: CommentView;
  side: ReviewSide | null;
  over: boolean;
}) {
  const { params, comment, side, over } = props;
  const t = useText(reviewTexts);
  const labelled = useLabel();
  const document = SurveyDocument.safeParse(comment.subjectId);
  const label =
    comment.about === "document" && document.success
      ? t.kinds[document.data]
      : comment.about === "survey"
        ? t.about.survey
        : comment.label;
  const definition = fieldDefinition(RecordKind.safeParse(comment.recordKind).data ?? "facility", comment.field);
  const field = comment.field && ` / ${definition ? labelled(definition) : comment.field}`;
  return (
    <article
      aria-label={t.threadName(comment.number, label)}
      className="flex flex-col gap-2 rounded-8 border border-line p-3 text-sm"
    >
      <header className="flex flex-wrap items-center gap-2">
        <span className="text-ink-soft tabular-nums">#{comment.number}</span>
        <Chip shape="dot">{t.about[comment.about]}</Chip>
        {comment.recordKind ? (
          <Link href={ledgerRecord(params.facilityId, comment.recordKind, comment.subjectId)} place="font-bold">
            {label}
            {field}
          </Link>
        ) : (
          <strong>
            {label}
            {field}
            {comment.edition !== null && ` ${t.nth(comment.edition)}`}
          </strong>
        )}
        {comment.returned && (
          <Chip tone="attention" shape="cross">
            {t.states.returned}: {t.reasons[comment.returned]}
          </Chip>
        )}
        <span className="ml-auto">
          <CommentChip state={comment.state} />
        </span>
      </header>
      <ol className="flex flex-col gap-2">
        {comment.entries.map((entry) => (
          <li key={entry.number} className="border-l-4 border-line pl-3">
            <p className="flex flex-wrap gap-x-3 text-xs text-ink-soft">
              <span>
                {t.sidesNames[entry.side]} {entry.byName}
              </span>
              <time dateTime={entry.at} className="tabular-nums">
                {momentText(entry.at)}
              </time>
              {t.stepDone[entry.step] && <span>{t.stepDone[entry.step]}</span>}
            </p>
            {entry.text && <p className="whitespace-pre-wrap break-words">{entry.text}</p>}
          </li>
        ))}
      </ol>
      {side && !over && comment.steps.length > 0 && <NextStep params={params} comment={comment} side={side} />}
    </article>
  );
}

function NextStep({ params, comment, side }: { params: SurveyParams; comment: CommentView; side: ReviewSide }) {
  const t = useText(reviewTexts);
  const changed = useReviewChanged(params);
  const [text, setText] = useState("");
  const route = side === "reviewer" ? stepAsReviewer : stepAsCompany;
  const take = useMutation({
    mutationFn: (step: CommentStep) =>
      call(route, { params: { ...params, commentId: comment.id }, body: { step, text } }),
    onSuccess: async () => {
      await changed();
      setText("");
      showToast(t.sent);
    },
  });
  return (
    <div className="no-print flex flex-col gap-2">
      <TextField label={t.text} lines={2} value={text} onChange={setText} maxLength={4_000} />
      <Refusal error={take.error} />
      <div className="flex flex-wrap justify-end gap-2">
        {comment.steps.map((step, index) => (
          <Button
            key={step}
            look={index === 0 ? "secondary" : "quiet"}
            isDisabled={take.isPending || (step !== "resolve" && text.trim() === "")}
            onPress={() => take.mutate(step)}
          >
            {t.steps[step]}
          </Button>
        ))}
      </div>
    </div>
  );
}
