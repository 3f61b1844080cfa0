import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { FacilityId } from "../../../ledger/contract.ts";
import { usePathParam } from "../../../web/address-search.ts";
import { inOrganisation } from "../../../web/addresses.ts";
import { addressOfCall, call } from "../../../web/call.ts";
import { Button } from "../../../web/components/button.tsx";
import { Chip } from "../../../web/components/chip.tsx";
import { Empty, LoadFailed, Loading, Refusal } from "../../../web/components/feedback.tsx";
import { showToast } from "../../../web/components/toast.tsx";
import { useText } from "../../../web/language.ts";
import { Page, Section } from "../../../web/shell/page.tsx";
import { acknowledgeDelivered, type DeliveryView, getDeliveredFile } from "../route-contracts.ts";
import { DeliveredItems } from "./delivered-items.tsx";
import { deliveredQuery } from "./delivery-queries.ts";
import { deliveryTexts } from "./delivery-texts.ts";

/** What a ministry's office received, hospital by hospital, and nothing else. */
export function DeliveredPage() {
  const t = useText(deliveryTexts);
  const organisationId = usePathParam("organisationId");
  const programmeId = usePathParam("programmeId");
  const { data, isPending, error, refetch } = useQuery(deliveredQuery(programmeId));
  return (
    <Page
      title={t.deliveredTitle}
      lead={t.deliveredLead}
      crumbs={[
        { label: t.programmes, href: inOrganisation(organisationId, "programmes") },
        { label: data?.title ?? "…", href: inOrganisation(organisationId, `programmes/${programmeId}`) },
      ]}
    >
      {isPending && <Loading />}
      {error && !data && <LoadFailed error={error} retry={refetch} />}
      {data?.hospitals.length === 0 && (
        <Empty title={t.nothingDelivered}>
          <p>{t.nothingDeliveredHint}</p>
        </Empty>
      )}
      {data?.hospitals.some(({ mayOpen }) => !mayOpen) && <p className="text-sm text-ink-soft">{t.onlyList}</p>}
      {data?.hospitals.map((hospital) => (
        <Section key={hospital.facilityId} title={hospital.hospital}>
          {hospital.sets.map((set) => (
            <DeliveredSet key={set.id} set={set} facilityId={hospital.facilityId} mayOpen={hospital.mayOpen} />
          ))}
        </Section>
      ))}
    </Page>
  );
}

type Set = Pick<DeliveryView, "id" | "number" | "message" | "sentOn" | "receivedOn" | "receivedByName" | "items">;

function DeliveredSet({ set, facilityId, mayOpen }: { set: Set; facilityId: FacilityId; mayOpen: boolean }) {
  const t = useText(deliveryTexts);
  const programmeId = usePathParam("programmeId");
  const queryClient = useQueryClient();
  const params = { facilityId, programmeId, deliveredId: set.id };
  const acknowledge = useMutation({
    mutationFn: () => call(acknowledgeDelivered, { params }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ["programmes", programmeId, "delivered"] });
      showToast(t.receiptRecorded);
    },
  });
  return (
    <div className="flex flex-col gap-2 border-t border-line pt-2 text-sm first-of-type:border-0">
      <p className="flex flex-wrap items-center gap-3">
        <span className="tabular-nums">{set.sentOn}</span>
        {set.receivedOn ? (
          <Chip tone="good" shape="tick">
            {t.received(set.receivedOn, set.receivedByName ?? "")}
          </Chip>
        ) : (
          <Chip tone="attention" shape="clock">
            {t.notReceived}
          </Chip>
        )}
      </p>
      {set.message && <p className="whitespace-pre-wrap break-words">{set.message}</p>}
      <DeliveredItems
        items={set.items}
        addressOf={
          mayOpen
            ? (editionId, format) =>
                addressOfCall(getDeliveredFile, { params: { ...params, editionId }, query: { format } })
            : null
        }
      />
      <Refusal error={acknowledge.error} />
      {mayOpen && !set.receivedOn && (
        <div className="flex justify-end">
          <Button isDisabled={acknowledge.isPending} onPress={() => acknowledge.mutate()}>
            {t.acknowledge}
          </Button>
        </div>
      )}
    </div>
  );
}
