import { useQuery, useQueryClient } from "@tanstack/react-query";
import { usePathParam } from "../../../web/address-search.ts";
import { inFacility, inOrganisation } from "../../../web/addresses.ts";
import { call } from "../../../web/call.ts";
import { LinkButton } from "../../../web/components/button.tsx";
import { LoadFailed, Loading } from "../../../web/components/feedback.tsx";
import { useText } from "../../../web/language.ts";
import { useMe } from "../../../web/session.ts";
import { Page } from "../../../web/shell/page.tsx";
import { takeStepAsSecretariat } from "../route-contracts.ts";
import { AssignCompany } from "./assign-company.tsx";
import { programmeHospitalQuery, programmePath } from "./programme-queries.ts";
import { programmeTexts } from "./programme-texts.ts";
import type { TakeStep } from "./step-actions.tsx";
import { SurveyHome } from "./survey-home.tsx";
import { surveyTexts } from "./survey-texts.ts";

/** One hospital of a programme, as the secretariat sees it also before anything is pledged. */
export function ProgrammeHospitalPage() {
  const t = useText(surveyTexts);
  const words = useText(programmeTexts);
  const queryClient = useQueryClient();
  const organisationId = usePathParam("organisationId");
  const key = { programmeId: usePathParam("programmeId"), facilityId: usePathParam("facilityId") };
  const { data, isPending, error, refetch } = useQuery(programmeHospitalQuery(key));
  const sees = useMe().facilities.some(({ facilityId }) => facilityId === key.facilityId);
  const take: TakeStep = async (to, note) => {
    await call(takeStepAsSecretariat, { params: key, body: { to, note } });
    await queryClient.invalidateQueries({ queryKey: ["programmes", key.programmeId] });
  };
  const at = (page: string) => programmePath(organisationId, key.programmeId, page);
  return (
    <Page
      title={data?.hospitalName ?? t.title}
      lead={data && t.company(data.company)}
      crumbs={[
        { label: words.title, href: inOrganisation(organisationId, "programmes") },
        { label: data?.programme ?? "…", href: at("") },
      ]}
      actions={
        <>
          {sees && (
            <LinkButton look="quiet" href={inFacility(key.facilityId, `survey/${key.programmeId}`)}>
              {t.toHospital}
            </LinkButton>
          )}
          {data && <AssignCompany survey={data} />}
          <LinkButton href={at(`hospitals/${key.facilityId}/engagements`)}>{t.toEngagements}</LinkButton>
        </>
      }
    >
      {isPending && <Loading />}
      {error && !data && <LoadFailed error={error} retry={refetch} />}
      {data && <SurveyHome survey={data} take={take} />}
    </Page>
  );
}
