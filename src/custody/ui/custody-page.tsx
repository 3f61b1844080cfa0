import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useFacilityId } from "../../web/address-search.ts";
import { inFacility } from "../../web/addresses.ts";
import { addressOfCall } from "../../web/call.ts";
import { LinkButton } from "../../web/components/button.tsx";
import { LoadFailed, Loading } from "../../web/components/feedback.tsx";
import { useText } from "../../web/language.ts";
import { useMay } from "../../web/session.ts";
import { Page } from "../../web/shell/page.tsx";
import { returnHospital } from "../route-contracts.ts";
import { custodyTexts } from "./custody-texts.ts";
import { erasureQuery } from "./erasure-queries.ts";
import { ErasureSteps } from "./erasure-steps.tsx";

/** Everything of the hospital taken out, or erased by two people. */
export function CustodyPage() {
  const t = useText(custodyTexts);
  const facilityId = useFacilityId();
  const mayReturn = useMay("facility.manage");
  const standing = useQuery(erasureQuery(facilityId));
  return (
    <Page title={t.title} lead={t.lead} crumbs={[{ label: t.people, href: inFacility(facilityId, "people") }]}>
      <div className="flex max-w-3xl flex-col gap-6">
        {mayReturn && (
          <Part title={t.returning}>
            <p>{t.returnLead}</p>
            <p className="text-sm text-ink-soft">{t.returnCare}</p>
            <div>
              <LinkButton look="primary" href={addressOfCall(returnHospital, { params: { facilityId } })} download>
                {t.download}
              </LinkButton>
            </div>
          </Part>
        )}
        <Part title={t.erasing}>
          <p>{t.eraseLead}</p>
          <p className="text-sm text-ink-soft">
            {t.eraseFirst}
            {t.notReached}
          </p>
          {standing.isPending && <Loading />}
          {standing.error && <LoadFailed error={standing.error} retry={standing.refetch} />}
          {standing.data && <ErasureSteps facilityId={facilityId} standing={standing.data} />}
        </Part>
      </div>
    </Page>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-3 rounded-8 border border-line bg-white p-5">
      <h2 className="text-lg font-bold">{title}</h2>
      {children}
    </section>
  );
}
