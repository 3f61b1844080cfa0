import { useQuery } from "@tanstack/react-query";
import { usePathParam } from "../../../web/address-search.ts";
import { ledgerRecord } from "../../../web/addresses.ts";
import { LoadFailed, Loading } from "../../../web/components/feedback.tsx";
import { Link } from "../../../web/components/link.tsx";
import { useText } from "../../../web/language.ts";
import { Page, Section } from "../../../web/shell/page.tsx";
import { CommentSection } from "../../review/ui/comment-section.tsx";
import { surveyPath, useSurvey } from "../../visit/ui/visit-queries.ts";
import type { HomeworkDetail } from "../route-contracts.ts";
import { AnswerForm } from "./answer-form.tsx";
import { AnswerView } from "./answer-view.tsx";
import { CompanyActions } from "./company-actions.tsx";
import { ConsentForm, TakeConsentBack } from "./consent-form.tsx";
import { HomeworkHistory } from "./homework-history.tsx";
import { type HomeworkOfPage, homeworkQuery } from "./homework-queries.ts";
import { HomeworkState } from "./homework-state.tsx";
import { homeworkTexts } from "./homework-texts.ts";
import { JudgeForm } from "./judge-form.tsx";
import { LinkSection } from "./link-section.tsx";

/** One piece of homework: what is asked, what the reader can do about it, what was handed in, and how it went. */
export function HomeworkPage() {
  const t = useText(homeworkTexts);
  const survey = useSurvey();
  const key = { ...survey, homeworkId: usePathParam("homeworkId") };
  const { data, isPending, error, refetch } = useQuery(homeworkQuery(key));
  return (
    <Page
      title={data ? `${data.number}　${data.title}` : t.title}
      crumbs={[
        { label: t.survey, href: surveyPath(survey) },
        { label: t.title, href: surveyPath(survey, "homework") },
      ]}
      actions={data && <CompanyActions homework={key} detail={data} />}
    >
      {isPending && <Loading />}
      {error && <LoadFailed error={error} retry={refetch} />}
      {data && <Parts homework={key} detail={data} />}
    </Page>
  );
}

function Parts({ homework, detail }: { homework: HomeworkOfPage; detail: HomeworkDetail }) {
  const { actions, state } = detail;
  return (
    <>
      <Asked homework={homework} detail={detail} />
      {actions.includes("consent") && <ConsentForm homework={homework} detail={detail} />}
      {actions.includes("answer") && <AnswerForm key={detail.round} homework={homework} detail={detail} />}
      {detail.answer && <AnswerView homework={homework} detail={detail} />}
      {actions.includes("judge") && <JudgeForm homework={homework} />}
      {detail.holder === "vendor" && (actions.includes("link") || detail.link) && (
        <LinkSection homework={homework} detail={detail} />
      )}
      {actions.includes("refuseConsent") && state !== "waiting" && <TakeConsentBack homework={homework} />}
      <HomeworkHistory detail={detail} />
      <CommentSection
        params={homework}
        subject={{ about: "homework", subjectId: homework.homeworkId, field: "", label: detail.title }}
      />
    </>
  );
}

function Asked({ homework, detail }: { homework: HomeworkOfPage; detail: HomeworkDetail }) {
  const t = useText(homeworkTexts);
  const facts = [
    [t.owedBy, `${detail.owedBy}　${t.holders[detail.holder]}`],
    [t.contact, detail.contact],
    [t.kind, t.kinds[detail.kind]],
    [t.consentOn, detail.hospitalConsentOn],
    [t.requestedOn, detail.requestedOn],
    [t.dueOn, detail.dueOn],
    [t.answeredOn, detail.answeredOn],
    [t.checklistItem, detail.checklistItem],
  ].filter((fact): fact is [string, string] => Boolean(fact[1]));
  return (
    <Section title={t.questionList} aside={<HomeworkState work={detail} />}>
      <ol className="list-decimal pl-6">
        {detail.questions.map(({ id, text }) => (
          <li key={id} className="whitespace-pre-line">
            {text}
          </li>
        ))}
      </ol>
      <dl className="flex flex-wrap gap-x-8 gap-y-1 text-sm">
        {facts.map(([name, value]) => (
          <div key={name} className="flex gap-2">
            <dt className="text-ink-soft">{name}</dt>
            <dd className="font-bold">{value}</dd>
          </div>
        ))}
        {detail.record && (
          <div className="flex gap-2">
            <dt className="text-ink-soft">{t.ledgerRecord}</dt>
            <dd>
              <Link href={ledgerRecord(homework.facilityId, detail.record.kind, detail.record.id)}>
                {detail.record.name}
              </Link>
            </dd>
          </div>
        )}
      </dl>
    </Section>
  );
}
