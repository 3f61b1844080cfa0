import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useFacilityId, usePathParam } from "../../../web/address-search.ts";
import { inFacility } from "../../../web/addresses.ts";
import { call } from "../../../web/call.ts";
import { LoadFailed, Loading } from "../../../web/components/feedback.tsx";
import { useText } from "../../../web/language.ts";
import { Page } from "../../../web/shell/page.tsx";
import { takeStepAsCompany, takeStepAsHospital, takeStepAsReviewer } from "../hospital-contracts.ts";
import { type SurveyView, takeStepAsSecretariat } from "../route-contracts.ts";
import { surveyQuery } from "./programme-queries.ts";
import type { TakeStep } from "./step-actions.tsx";
import { SurveyHome } from "./survey-home.tsx";
import { SurveyRooms } from "./survey-rooms.tsx";
import { surveyTexts } from "./survey-texts.ts";

/** The survey of this hospital in one programme, as its own people and those engaged for it see it. */
export function SurveyPage() {
  const t = useText(surveyTexts);
  const queryClient = useQueryClient();
  const key = { facilityId: useFacilityId(), programmeId: usePathParam("programmeId") };
  const { data, isPending, error, refetch } = useQuery(surveyQuery(key));
  const take: TakeStep = async (to, note) => {
    if (!data) return;
    await call(routeFor(data, to), { params: key, body: { to, note } });
    await queryClient.invalidateQueries({ queryKey: ["survey", key.facilityId] });
  };
  return (
    <Page
      title={data?.programme ?? t.title}
      lead={data && `${data.hospitalName}　${t.by(data.secretariat)}　${t.company(data.company)}`}
      crumbs={[{ label: t.title, href: inFacility(key.facilityId, "survey") }]}
    >
      {isPending && <Loading />}
      {error && !data && <LoadFailed error={error} retry={refetch} />}
      {data && (
        <SurveyHome survey={data} take={take}>
          <SurveyRooms survey={data} />
        </SurveyHome>
      )}
    </Page>
  );
}

/** Each side takes its steps at a door of its own. */
function routeFor({ sides }: SurveyView, to: SurveyView["state"]) {
  if (sides.includes("hospital")) return takeStepAsHospital;
  if (sides.includes("company")) return takeStepAsCompany;
  return sides.includes("secretariat") && to !== "reviewed" ? takeStepAsSecretariat : takeStepAsReviewer;
}
