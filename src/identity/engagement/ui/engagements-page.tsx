import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { usePathParam } from "../../../web/address-search.ts";
import { inOrganisation } from "../../../web/addresses.ts";
import { addressOfCall } from "../../../web/call.ts";
import { Button } from "../../../web/components/button.tsx";
import { Dialog } from "../../../web/components/dialog.tsx";
import { Empty, LoadFailed, Loading } from "../../../web/components/feedback.tsx";
import { useLabel, useText } from "../../../web/language.ts";
import { Page } from "../../../web/shell/page.tsx";
import { type EngagementView, engagementKindNames, getProgrammeEngagementFile } from "../engagement-contract.ts";
import { AddFileForm, EndEngagementForm } from "./engagement-forms.tsx";
import { programmeEngagementsQuery } from "./engagement-queries.ts";
import { EngagementTable } from "./engagement-table.tsx";
import { engagementTexts } from "./engagement-texts.ts";
import { RecordEngagementForm } from "./record-engagement-form.tsx";

type Task = { does: "record" } | { does: "end" | "renew" | "addFile"; engagement: EngagementView };

/** What the secretariat recorded for one hospital of its programme. */
export function EngagementsPage() {
  const t = useText(engagementTexts);
  const label = useLabel();
  const organisationId = usePathParam("organisationId");
  const where = { programmeId: usePathParam("programmeId"), facilityId: usePathParam("facilityId") };
  const { data, isPending, error, refetch } = useQuery(programmeEngagementsQuery(where));
  const [task, setTask] = useState<Task | null>(null);
  const close = () => setTask(null);
  const renewTitle = ({ kind, organisation }: EngagementView) =>
    t.renewOf(label(engagementKindNames[kind]), organisation);
  const endTitle = ({ kind, organisation }: EngagementView) => t.endOf(label(engagementKindNames[kind]), organisation);
  return (
    <Page
      title={t.manageTitle}
      lead={data && t.manageLead(data.hospital)}
      crumbs={[
        { label: t.programmes, href: inOrganisation(organisationId, "programmes") },
        { label: data?.programme ?? "", href: inOrganisation(organisationId, `programmes/${where.programmeId}`) },
      ]}
      actions={
        <Button look="primary" onPress={() => setTask({ does: "record" })} isDisabled={!data}>
          {t.record}
        </Button>
      }
    >
      {isPending && <Loading />}
      {error && <LoadFailed error={error} retry={refetch} />}
      {data?.engagements.length === 0 && (
        <Empty title={t.none}>
          <p>{t.noneHint}</p>
        </Empty>
      )}
      {data && data.engagements.length > 0 && (
        <EngagementTable
          engagements={data.engagements}
          fileOf={({ id }) => addressOfCall(getProgrammeEngagementFile, { params: { ...where, engagementId: id } })}
          actionsOf={(engagement) => (
            <>
              {engagement.actions.includes("addFile") && (
                <Button look="quiet" onPress={() => setTask({ does: "addFile", engagement })}>
                  {t.addFile}
                </Button>
              )}
              {engagement.actions.includes("renew") && (
                <Button
                  look="quiet"
                  aria-label={renewTitle(engagement)}
                  onPress={() => setTask({ does: "renew", engagement })}
                >
                  {t.renew}
                </Button>
              )}
              {engagement.actions.includes("end") && (
                <Button
                  look="quiet"
                  aria-label={endTitle(engagement)}
                  onPress={() => setTask({ does: "end", engagement })}
                >
                  {t.end}
                </Button>
              )}
            </>
          )}
        />
      )}
      {task?.does === "record" && data && (
        <Dialog title={t.recordTitle} open onClose={close}>
          <RecordEngagementForm where={where} open={data.open} onDone={close} />
        </Dialog>
      )}
      {task?.does === "renew" && (
        <Dialog title={renewTitle(task.engagement)} open onClose={close}>
          <RecordEngagementForm where={where} renewed={task.engagement} onDone={close} />
        </Dialog>
      )}
      {task?.does === "end" && (
        <Dialog title={endTitle(task.engagement)} open onClose={close}>
          <EndEngagementForm where={where} engagement={task.engagement} onDone={close} />
        </Dialog>
      )}
      {task?.does === "addFile" && (
        <Dialog title={t.addFile} open onClose={close}>
          <AddFileForm where={where} engagement={task.engagement} onDone={close} />
        </Dialog>
      )}
    </Page>
  );
}
