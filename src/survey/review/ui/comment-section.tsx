import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../../../web/components/button.tsx";
import { Dialog } from "../../../web/components/dialog.tsx";
import { LoadFailed, Loading } from "../../../web/components/feedback.tsx";
import { Select } from "../../../web/components/select.tsx";
import { useText } from "../../../web/language.ts";
import { Section } from "../../../web/shell/page.tsx";
import type { SurveyParams } from "../../hours/ui/hours-queries.ts";
import { CommentThread } from "./comment-thread.tsx";
import { NewCommentForm, type Subject } from "./new-comment-form.tsx";
import { commentsQuery } from "./review-queries.ts";
import { reviewTexts } from "./review-texts.ts";
import { useSubjects } from "./use-subjects.ts";

/** Threads of the whole survey, or about one thing; nothing for whoever takes no part in the review. */
export function CommentSection({ params, subject }: { params: SurveyParams; subject?: Subject }) {
  const t = useText(reviewTexts);
  const [unresolved, setUnresolved] = useState(!subject);
  const [asking, setAsking] = useState(false);
  const { data, isPending, error, refetch } = useQuery(
    commentsQuery(params, {
      ...(subject ? { about: subject.about, subjectId: subject.subjectId } : {}),
      ...(unresolved ? { state: "unresolved" as const } : {}),
    }),
  );
  const subjects = useSubjects(params, !subject && asking);
  const side = data?.side ?? null;
  // Beside a record or item nobody is told of a review they take no part in.
  if (subject && (error || (data && side === null && data.items.length === 0))) return null;
  return (
    <Section
      title={t.threads}
      aside={
        <div className="flex flex-wrap items-end gap-2">
          {!subject && (
            <Select
              label={t.show}
              place="flex w-40 flex-col gap-1"
              choices={[
                { id: "unresolved", label: t.unresolved },
                { id: "all", label: t.all },
              ]}
              value={unresolved ? "unresolved" : "all"}
              onChange={(chosen) => setUnresolved(chosen === "unresolved")}
            />
          )}
          {side && !data?.over && <Button onPress={() => setAsking(true)}>{t.newComment}</Button>}
        </div>
      }
    >
      {isPending && <Loading />}
      {error && !data && <LoadFailed error={error} retry={refetch} />}
      {data?.items.length === 0 && (
        <p className="text-sm text-ink-soft">
          {t.none}
          {!subject && <>。{t.noneHint}</>}
        </p>
      )}
      <ul className="flex flex-col gap-3">
        {data?.items.map((comment) => (
          <li key={comment.id}>
            <CommentThread params={params} comment={comment} side={side} over={data.over} />
          </li>
        ))}
      </ul>
      <Dialog title={t.newCommentTitle(subject?.label ?? t.whole)} open={asking} onClose={() => setAsking(false)}>
        {side && (
          <NewCommentForm
            params={params}
            side={side}
            subjects={subject ? [subject] : subjects}
            onDone={() => setAsking(false)}
          />
        )}
      </Dialog>
    </Section>
  );
}
