import { useQuery } from "@tanstack/react-query";
import { useFacilityId } from "../../../web/address-search.ts";
import { inFacility } from "../../../web/addresses.ts";
import { Chip } from "../../../web/components/chip.tsx";
import { Empty, LoadFailed, Loading } from "../../../web/components/feedback.tsx";
import { Link } from "../../../web/components/link.tsx";
import { useLabel, useText } from "../../../web/language.ts";
import { Page } from "../../../web/shell/page.tsx";
import type { SurveySummary } from "../hospital-contracts.ts";
import { sideWords, stateWords } from "../words.ts";
import { surveysQuery } from "./programme-queries.ts";
import { surveyTexts } from "./survey-texts.ts";

/** The surveys a hospital takes part in, the newest first. */
export function SurveysPage() {
  const t = useText(surveyTexts);
  const facilityId = useFacilityId();
  const { data, isPending, error, refetch } = useQuery(surveysQuery(facilityId));
  return (
    <Page title={t.title} lead={t.lead}>
      {isPending && <Loading />}
      {error && <LoadFailed error={error} retry={refetch} />}
      {data?.surveys.length === 0 && (
        <Empty title={t.none}>
          <p>{t.noneHint}</p>
        </Empty>
      )}
      {data && data.surveys.length > 0 && (
        <ul className="rounded-8 border border-line bg-white px-4">
          {data.surveys.map((survey) => (
            <SurveyLine key={survey.programmeId} facilityId={facilityId} survey={survey} />
          ))}
        </ul>
      )}
    </Page>
  );
}

function SurveyLine({ facilityId, survey }: { facilityId: string; survey: SurveySummary }) {
  const t = useText(surveyTexts);
  const label = useLabel();
  const { programmeId, programme, secretariat, state, dueOn, lateDays, move } = survey;
  return (
    <li className="flex flex-wrap items-center gap-x-6 gap-y-1 border-line py-4 text-sm not-first:border-t">
      <Link href={inFacility(facilityId, `survey/${programmeId}`)} place="text-base font-bold">
        {programme}
      </Link>
      <Chip
        shape={state === "closed" ? "tick" : state === "declined" || state === "withdrawn" ? "slash" : "halfFilled"}
      >
        {label(stateWords[state])}
      </Chip>
      <span className="text-ink-soft">{t.by(secretariat)}</span>
      {move && <span className="text-ink-soft">{t.moveOf(label(sideWords[move]))}</span>}
      {dueOn && <span className="text-ink-soft">{t.due(dueOn)}</span>}
      {lateDays > 0 && (
        <Chip tone="alert" shape="triangleFilled">
          {t.lateBy(lateDays)}
        </Chip>
      )}
    </li>
  );
}
