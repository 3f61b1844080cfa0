import { useQuery } from "@tanstack/react-query";
import { inFacility } from "../../../web/addresses.ts";
import { LinkButton } from "../../../web/components/button.tsx";
import { LoadFailed, Loading } from "../../../web/components/feedback.tsx";
import { useText } from "../../../web/language.ts";
import { Page } from "../../../web/shell/page.tsx";
import { prepareAddress } from "./addresses.ts";
import { CapturedList } from "./captured-list.tsx";
import { DeviceTable } from "./device-table.tsx";
import { capturedQuery, devicesQuery, useSurveyParams } from "./home-queries.ts";
import { captureHomeTexts } from "./home-texts.ts";

/** Which tablets hold something of the hospital, and what came from them. */
export function CaptureHomePage() {
  const t = useText(captureHomeTexts);
  const survey = useSurveyParams();
  const devices = useQuery(devicesQuery(survey));
  const found = useQuery(capturedQuery(survey));
  return (
    <Page
      title={t.title}
      lead={t.lead}
      crumbs={[{ label: t.survey, href: inFacility(survey.facilityId, `survey/${survey.programmeId}`) }]}
      actions={
        devices.data?.mayPrepare && (
          <LinkButton look="primary" download href={prepareAddress(survey)}>
            {t.prepare}
          </LinkButton>
        )
      }
    >
      {devices.isPending && <Loading />}
      {devices.error && <LoadFailed error={devices.error} retry={devices.refetch} />}
      {devices.data && <DeviceTable survey={survey} list={devices.data} />}
      {found.error && <LoadFailed error={found.error} retry={found.refetch} />}
      {found.data && <CapturedList survey={survey} found={found.data} />}
    </Page>
  );
}
