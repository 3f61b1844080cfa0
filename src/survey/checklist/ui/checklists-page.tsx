import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { japaneseDate } from "../../../shared/japanese-date.ts";
import { useFacilityId, usePathParam } from "../../../web/address-search.ts";
import { inFacility } from "../../../web/addresses.ts";
import { call } from "../../../web/call.ts";
import { Button, LinkButton } from "../../../web/components/button.tsx";
import { DateField } from "../../../web/components/date-field.tsx";
import { Actions, Dialog } from "../../../web/components/dialog.tsx";
import { LoadFailed, Loading, Notice, Refusal } from "../../../web/components/feedback.tsx";
import { useLabel, useText } from "../../../web/language.ts";
import { Page, Section } from "../../../web/shell/page.tsx";
import { type ChecklistSummary, handOverChecklists } from "../route-contracts.ts";
import { AudienceSheets } from "./audience-sheets.tsx";
import { checklistsQuery, type SurveyAddress } from "./checklist-queries.ts";
import { checklistTexts } from "./checklist-texts.ts";

/** All sheets of a hospital's survey: who was asked what, and how far it is. */
export function ChecklistsPage() {
  const t = useText(checklistTexts);
  const at = { facilityId: useFacilityId(), programmeId: usePathParam("programmeId") };
  const checklists = useQuery(checklistsQuery(at));
  const { data } = checklists;
  return (
    <Page
      title={t.title}
      lead={t.lead}
      crumbs={[{ label: t.survey, href: inFacility(at.facilityId, `survey/${at.programmeId}`) }]}
    >
      {checklists.isPending && <Loading />}
      {checklists.error && !data && <LoadFailed error={checklists.error} retry={checklists.refetch} />}
      {data && <HandOver at={at} handedOver={data.handedOver} mayWork={data.mayWork} />}
      {data?.checklists.map((checklist) => (
        <OneChecklist
          key={`${checklist.instrument}@${checklist.edition}`}
          at={at}
          checklist={checklist}
          vendors={data.vendors}
          mayWork={data.mayWork}
        />
      ))}
      {data?.checklists.some(({ audiences }) => audiences.some(({ sheets }) => sheets.length > 0)) && (
        <Section title={t.documents}>
          <div>
            <LinkButton href={inFacility(at.facilityId, "documents")}>{t.toDocuments}</LinkButton>
          </div>
        </Section>
      )}
    </Page>
  );
}

function OneChecklist(props: {
  at: SurveyAddress;
  checklist: ChecklistSummary;
  vendors: readonly { id: string; name: string }[];
  mayWork: boolean;
}) {
  const t = useText(checklistTexts);
  const label = useLabel();
  const { at, checklist, vendors, mayWork } = props;
  return (
    <Section title={label(checklist.title)}>
      {!checklist.inUse && <p className="text-sm text-ink-soft">{t.notInUse}</p>}
      <div className="flex flex-col gap-4">
        {checklist.audiences.map((audience) => (
          <AudienceSheets
            key={audience.audience}
            at={at}
            checklist={checklist}
            audience={audience}
            vendors={vendors}
            mayAdd={mayWork && checklist.inUse}
          />
        ))}
      </div>
    </Section>
  );
}

function HandOver(props: { at: SurveyAddress; handedOver: { on: string; by: string } | null; mayWork: boolean }) {
  const t = useText(checklistTexts);
  const { at, handedOver, mayWork } = props;
  const [asking, setAsking] = useState(false);
  if (handedOver)
    return (
      <Notice tone="good">{t.handedOver(`${handedOver.on}（${japaneseDate(handedOver.on)}）`, handedOver.by)}</Notice>
    );
  if (!mayWork) return null;
  return (
    <>
      <div className="flex flex-wrap items-center gap-3 rounded-8 border border-line bg-white p-4">
        <p className="min-w-0 flex-1 text-sm">{t.handOverLead}</p>
        <Button onPress={() => setAsking(true)}>{t.handOver}</Button>
      </div>
      <Dialog title={t.handOver} open={asking} onClose={() => setAsking(false)}>
        <HandOverForm at={at} onDone={() => setAsking(false)} />
      </Dialog>
    </>
  );
}

const today = () => new Date().toLocaleDateString("sv-SE", { timeZone: "Asia/Tokyo" });

function HandOverForm({ at, onDone }: { at: SurveyAddress; onDone: () => void }) {
  const t = useText(checklistTexts);
  const queryClient = useQueryClient();
  const [on, setOn] = useState<string | null>(today);
  const record = useMutation({
    mutationFn: () => call(handOverChecklists, { params: at, body: { on: on ?? "" } }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: checklistsQuery(at).queryKey });
      onDone();
    },
  });
  return (
    <>
      <DateField label={t.handOverOn} value={on} onChange={setOn} required />
      <Refusal error={record.error} />
      <Actions>
        <Button look="primary" isDisabled={on === null || record.isPending} onPress={() => record.mutate()}>
          {t.recordHandOver}
        </Button>
      </Actions>
    </>
  );
}
