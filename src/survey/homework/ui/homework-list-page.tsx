import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { inFacility } from "../../../web/addresses.ts";
import { Button, LinkButton } from "../../../web/components/button.tsx";
import { Drawer } from "../../../web/components/dialog.tsx";
import { Empty, LoadFailed, Loading } from "../../../web/components/feedback.tsx";
import { useText } from "../../../web/language.ts";
import { Page, Section } from "../../../web/shell/page.tsx";
import { surveyPath, useSurvey } from "../../visit/ui/visit-queries.ts";
import { moveOf } from "../waiting.ts";
import { AskForm } from "./ask-form.tsx";
import { homeworkListQuery } from "./homework-queries.ts";
import { HomeworkTable } from "./homework-table.tsx";
import { homeworkTexts } from "./homework-texts.ts";

/** All homework of the survey: what waits for the reader first. */
export function HomeworkListPage() {
  const t = useText(homeworkTexts);
  const survey = useSurvey();
  const { data, isPending, error, refetch } = useQuery(homeworkListQuery(survey));
  const [asking, setAsking] = useState(false);
  const mine = data?.items.filter((work) => moveOf(work) !== null) ?? [];
  const others = data?.items.filter((work) => moveOf(work) === null) ?? [];
  return (
    <Page
      title={t.title}
      lead={data && t.lead(data.hospital, data.termDays)}
      crumbs={[{ label: t.survey, href: surveyPath(survey) }]}
      actions={
        data?.mayWork && (
          <>
            <LinkButton href={inFacility(survey.facilityId, "unknowns")}>{t.ledgerUnknowns}</LinkButton>
            <Button look="primary" onPress={() => setAsking(true)}>
              {t.ask}
            </Button>
          </>
        )
      }
    >
      {isPending && <Loading />}
      {error && <LoadFailed error={error} retry={refetch} />}
      {data?.items.length === 0 && (
        <Empty title={t.none}>
          <p>{data.mayWork ? t.noneWork : t.noneRead}</p>
        </Empty>
      )}
      {mine.length > 0 && (
        <Section title={t.yourMove}>
          <HomeworkTable survey={survey} label={t.yourMove} items={mine} />
        </Section>
      )}
      {others.length > 0 && (
        <Section title={mine.length > 0 ? t.others : t.title}>
          <HomeworkTable survey={survey} label={t.others} items={others} />
        </Section>
      )}
      <Drawer title={t.ask} open={asking} onClose={() => setAsking(false)} wide>
        {data && asking && <AskForm survey={survey} termDays={data.termDays} onDone={() => setAsking(false)} />}
      </Drawer>
    </Page>
  );
}
