import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useFacilityId } from "../../../web/address-search.ts";
import { inFacility } from "../../../web/addresses.ts";
import { addressOfCall } from "../../../web/call.ts";
import { Dialog } from "../../../web/components/dialog.tsx";
import { Empty, LoadFailed, Loading } from "../../../web/components/feedback.tsx";
import { useText } from "../../../web/language.ts";
import { Page, Section } from "../../../web/shell/page.tsx";
import { AccessLog } from "../../access-log/ui/access-log.tsx";
import { type EngagementView, getEngagementFile, type Viewer } from "../engagement-contract.ts";
import { engagementsQuery } from "./engagement-queries.ts";
import { EngagementTable } from "./engagement-table.tsx";
import { engagementTexts } from "./engagement-texts.ts";
import { ViewerCard } from "./viewer-card.tsx";
import { WithdrawForm } from "./withdraw-form.tsx";

/** Who may see this hospital and why, how to stop it, and who looked. */
export function AccessPage() {
  const t = useText(engagementTexts);
  const facilityId = useFacilityId();
  const { data, isPending, error, refetch } = useQuery(engagementsQuery(facilityId));
  const [shutting, setShutting] = useState<EngagementView | null>(null);
  const programmeOf = (programmeId: string) => data?.programmes.find((one) => one.programmeId === programmeId);
  return (
    <Page title={t.title} lead={t.lead} crumbs={[{ label: t.people, href: inFacility(facilityId, "people") }]}>
      {isPending && <Loading />}
      {error && <LoadFailed error={error} retry={refetch} />}
      {data && (
        <>
          <h2 className="font-bold">{t.now}</h2>
          {data.viewers.length === 0 && (
            <Empty title={t.nobody}>
              <p>{t.nobodyHint}</p>
            </Empty>
          )}
          <ul className="flex flex-col gap-3">
            {data.viewers.map((viewer) => (
              <ViewerCard
                key={`${viewer.programmeId} ${viewer.organisationId}`}
                viewer={viewer}
                programme={programmeOf(viewer.programmeId)?.title ?? ""}
                grounds={groundsOf(viewer, data.engagements)}
                onShut={setShutting}
              />
            ))}
          </ul>
          {data.engagements.length > 0 && (
            <Section title={t.records}>
              <p className="text-sm text-ink-soft">{t.recordsLead}</p>
              <EngagementTable
                engagements={data.engagements}
                fileOf={({ id }) => addressOfCall(getEngagementFile, { params: { facilityId, engagementId: id } })}
              />
            </Section>
          )}
          <AccessLog facilityId={facilityId} />
        </>
      )}
      {shutting && (
        <Dialog title={t.withdrawOf(shutting.organisation)} open onClose={() => setShutting(null)}>
          <WithdrawForm
            facilityId={facilityId}
            engagement={shutting}
            leavesAs={programmeOf(shutting.programmeId)?.leavesAs ?? null}
            onDone={() => setShutting(null)}
          />
        </Dialog>
      )}
    </Page>
  );
}

const groundsOf = ({ programmeId, organisationId }: Viewer, engagements: readonly EngagementView[]) =>
  engagements.filter(
    (one) => one.programmeId === programmeId && one.organisationId === organisationId && one.standing === "inForce",
  );
