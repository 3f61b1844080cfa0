import { useQuery } from "@tanstack/react-query";
import { usePathParam } from "../../../web/address-search.ts";
import { inFacility } from "../../../web/addresses.ts";
import { addressOfCall } from "../../../web/call.ts";
import { LoadFailed, Loading } from "../../../web/components/feedback.tsx";
import { useText } from "../../../web/language.ts";
import { Page } from "../../../web/shell/page.tsx";
import { getAgreement } from "../route-contracts.ts";
import { agreementsQuery } from "./agreement-queries.ts";
import { agreementTexts } from "./agreement-texts.ts";
import { IssuedFiles } from "./issued-files.tsx";

/** What the hospital, or the company that surveys it, was sent. */
export function SurveyAgreementsPage() {
  const t = useText(agreementTexts);
  const where = { facilityId: usePathParam("facilityId"), programmeId: usePathParam("programmeId") };
  const { data, isPending, error, refetch } = useQuery(agreementsQuery(where));
  return (
    <Page
      title={t.documents}
      crumbs={[{ label: t.survey, href: inFacility(where.facilityId, `survey/${where.programmeId}`) }]}
    >
      {isPending && <Loading />}
      {error && <LoadFailed error={error} retry={refetch} />}
      {data && (
        <div className="rounded-8 border border-line bg-white p-4">
          <IssuedFiles
            named
            documents={data.documents}
            whenNone={t.noDocuments}
            addressOf={({ id }, format) =>
              addressOfCall(getAgreement, { params: { ...where, agreementId: id }, query: { format } })
            }
          />
        </div>
      )}
    </Page>
  );
}
