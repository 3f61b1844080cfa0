import { useQuery } from "@tanstack/react-query";
import { ledgerList, ledgerRecord } from "../../../web/addresses.ts";
import { LinkButton } from "../../../web/components/button.tsx";
import { LoadFailed, Loading, Notice } from "../../../web/components/feedback.tsx";
import { Link } from "../../../web/components/link.tsx";
import { useText } from "../../../web/language.ts";
import { Page, Section } from "../../../web/shell/page.tsx";
import type { WalkView } from "../walkthrough-contracts.ts";
import { type SurveyOfPage, surveyPath, useSurvey, walkQuery } from "./visit-queries.ts";
import { WalkRoute } from "./walk-route.tsx";
import { WalkTarget } from "./walk-target.tsx";
import { walkTexts } from "./walk-texts.ts";

/** The walk: eight categories of which none may be forgotten, beside what the ledger knows of each, and the route of places. */
export function WalkPage() {
  const t = useText(walkTexts);
  const survey = useSurvey();
  const { data, isPending, error, refetch } = useQuery(walkQuery(survey));
  return (
    <Page
      title={t.title}
      lead={data && t.lead(data.hospital)}
      crumbs={[
        { label: t.survey, href: surveyPath(survey) },
        { label: t.visits, href: surveyPath(survey, "visits") },
      ]}
      actions={<LinkButton href={ledgerList(survey.facilityId, "connection")}>{t.toLedger}</LinkButton>}
    >
      {isPending && <Loading />}
      {error && <LoadFailed error={error} retry={refetch} />}
      {data && (
        <>
          <Section
            title={t.targets}
            aside={
              <span role="status" className="text-sm">
                {t.left(data.targets.filter(({ state }) => state === "notYet").length)}
              </span>
            }
          >
            {data.targets.map((target) => (
              <WalkTarget key={target.target} survey={survey} target={target} mayWork={data.mayWork} />
            ))}
            {data.uncategorised.length > 0 && <Uncategorised survey={survey} connections={data.uncategorised} />}
          </Section>
          <WalkRoute survey={survey} walk={data} />
        </>
      )}
    </Page>
  );
}

function Uncategorised(props: { survey: SurveyOfPage; connections: WalkView["uncategorised"] }) {
  const t = useText(walkTexts);
  const { survey, connections } = props;
  return (
    <Notice tone="attention">
      <p className="font-bold">{t.uncategorised(connections.length)}</p>
      <p>{t.uncategorisedLead}</p>
      <p className="flex flex-wrap gap-x-4">
        {connections.map(({ id, name }) => (
          <Link key={id} href={ledgerRecord(survey.facilityId, "connection", id)}>
            {name}
          </Link>
        ))}
      </p>
    </Notice>
  );
}
