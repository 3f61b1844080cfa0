import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { japanDay } from "../../../shared/japan-day.ts";
import { call } from "../../../web/call.ts";
import { Button } from "../../../web/components/button.tsx";
import { Checkbox } from "../../../web/components/checkbox.tsx";
import { Refusal } from "../../../web/components/feedback.tsx";
import { Select } from "../../../web/components/select.tsx";
import { TextField } from "../../../web/components/text-field.tsx";
import { showToast } from "../../../web/components/toast.tsx";
import { useText } from "../../../web/language.ts";
import { type AgreementKind, addresseeOf } from "../agreement-kind.ts";
import { issueAgreements } from "../route-contracts.ts";
import { agreementTexts } from "./agreement-texts.ts";

const ownCompany = "own";

/** Day, other party, and what to do about what is not known yet; then one document for each chosen hospital. */
export function IssueForm(props: {
  programmeId: string;
  kind: AgreementKind;
  organisations: readonly { organisationId: string; name: string }[];
  facilityIds: string[];
  onDone: () => void;
}) {
  const t = useText(agreementTexts);
  const queryClient = useQueryClient();
  const { programmeId, kind, organisations, facilityIds, onDone } = props;
  const [issuedOn, setIssuedOn] = useState(japanDay(new Date()));
  const [counterpart, setCounterpart] = useState(ownCompany);
  const [withBlanks, setWithBlanks] = useState(false);
  const organisationId = counterpart === ownCompany ? null : counterpart;
  const issue = useMutation({
    mutationFn: () =>
      call(issueAgreements, {
        params: { programmeId },
        body: { kind, facilityIds, organisationId, issuedOn, withBlanks },
      }),
    onSuccess: async ({ issued }) => {
      await queryClient.invalidateQueries({ queryKey: ["agreementDocuments", programmeId] });
      showToast(t.issued(issued.length));
      onDone();
    },
  });
  return (
    <form
      className="flex flex-col gap-3 rounded-8 border border-line bg-white p-4"
      onSubmit={(event) => {
        event.preventDefault();
        issue.mutate();
      }}
    >
      <div className="flex flex-wrap items-end gap-4">
        <div className="w-48">
          <TextField label={t.issuedOn} type="date" value={issuedOn} onChange={setIssuedOn} required />
        </div>
        {addresseeOf[kind] === "company" && (
          <Select
            label={t.counterpart}
            place="flex w-80 max-w-full flex-col gap-1"
            choices={[
              { id: ownCompany, label: t.ownCompany },
              ...organisations.map(({ organisationId: id, name }) => ({ id, label: name })),
            ]}
            value={counterpart}
            onChange={setCounterpart}
          />
        )}
        <Checkbox checked={withBlanks} onChange={setWithBlanks}>
          {t.withBlanks}
        </Checkbox>
        <Button
          look="primary"
          type="submit"
          isDisabled={facilityIds.length === 0 || issuedOn === "" || issue.isPending}
        >
          {t.issue(facilityIds.length)}
        </Button>
      </div>
      <Refusal error={issue.error} />
    </form>
  );
}
