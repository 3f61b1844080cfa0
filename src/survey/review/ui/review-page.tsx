import { useQuery } from "@tanstack/react-query";
import { inFacility } from "../../../web/addresses.ts";
import { LoadFailed, Loading, Notice } from "../../../web/components/feedback.tsx";
import { useText } from "../../../web/language.ts";
import { Page, Section } from "../../../web/shell/page.tsx";
import { useSurveyParams } from "../../hours/ui/hours-queries.ts";
import { CommentSection } from "./comment-section.tsx";
import { DocumentTable } from "./document-table.tsx";
import { MeetingList } from "./meeting-list.tsx";
import { reviewQuery } from "./review-queries.ts";
import { reviewTexts } from "./review-texts.ts";

/** The review of one survey: documents with their states, reviews held, and what is said about it all. */
export function ReviewPage() {
  const t = useText(reviewTexts);
  const params = useSurveyParams();
  const { data, isPending, error, refetch } = useQuery(reviewQuery(params));
  return (
    <Page
      title={t.title}
      lead={t.lead}
      crumbs={[{ label: t.survey, href: inFacility(params.facilityId, `survey/${params.programmeId}`) }]}
    >
      {isPending && <Loading />}
      {error && !data && <LoadFailed error={error} retry={refetch} />}
      {data && (
        <>
          {data.over && <Notice tone="neutral">{t.over}</Notice>}
          <Section title={t.documents}>
            <DocumentTable documents={data.documents} />
          </Section>
          <Section title={t.meetings}>
            <MeetingList review={data} />
          </Section>
          {data.mayRead ? <CommentSection params={params} /> : <p className="text-sm text-ink-soft">{t.onlySides}</p>}
        </>
      )}
    </Page>
  );
}
