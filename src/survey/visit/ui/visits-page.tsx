import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button, LinkButton } from "../../../web/components/button.tsx";
import { Drawer } from "../../../web/components/dialog.tsx";
import { Empty, LoadFailed, Loading } from "../../../web/components/feedback.tsx";
import { useText } from "../../../web/language.ts";
import { Page } from "../../../web/shell/page.tsx";
import { ProposalForm } from "./proposal-form.tsx";
import { ProposalList } from "./proposal-list.tsx";
import { VisitCard } from "./visit-card.tsx";
import { VisitForm } from "./visit-form.tsx";
import { surveyPath, useSurvey, visitsQuery } from "./visit-queries.ts";
import { visitTexts } from "./visit-texts.ts";

/** Visits of the survey company: planned, moved, held, with their interviews; and the days the hospital proposes. */
export function VisitsPage() {
  const t = useText(visitTexts);
  const survey = useSurvey();
  const { data, isPending, error, refetch } = useQuery(visitsQuery(survey));
  const [task, setTask] = useState<"plan" | "propose" | null>(null);
  return (
    <Page
      title={t.title}
      lead={data && t.lead(data.hospital)}
      crumbs={[{ label: t.survey, href: surveyPath(survey) }]}
      actions={
        <>
          <LinkButton href={surveyPath(survey, "walkthrough")}>{t.walk}</LinkButton>
          {data?.mayPropose && <Button onPress={() => setTask("propose")}>{t.propose}</Button>}
          {data?.mayWork && (
            <Button look="primary" onPress={() => setTask("plan")}>
              {t.plan}
            </Button>
          )}
        </>
      }
    >
      {isPending && <Loading />}
      {error && <LoadFailed error={error} retry={refetch} />}
      {data && data.proposals.length > 0 && <ProposalList survey={survey} list={data} />}
      {data?.visits.length === 0 && (
        <Empty title={t.none}>
          <p>{data.mayWork ? t.noneWork : t.noneRead}</p>
        </Empty>
      )}
      {data?.visits.map((visit) => (
        <VisitCard key={visit.id} survey={survey} visit={visit} list={data} />
      ))}
      <Drawer title={t.plan} open={task === "plan"} onClose={() => setTask(null)} wide>
        {data && task === "plan" && <VisitForm survey={survey} list={data} onDone={() => setTask(null)} />}
      </Drawer>
      <Drawer title={t.propose} open={task === "propose"} onClose={() => setTask(null)}>
        {task === "propose" && <ProposalForm survey={survey} onDone={() => setTask(null)} />}
      </Drawer>
    </Page>
  );
}
