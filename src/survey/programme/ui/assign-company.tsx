import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../../web/call.ts";
import { Button } from "../../../web/components/button.tsx";
import { Actions, Dialog } from "../../../web/components/dialog.tsx";
import { Refusal } from "../../../web/components/feedback.tsx";
import { Select } from "../../../web/components/select.tsx";
import { showToast } from "../../../web/components/toast.tsx";
import { useText } from "../../../web/language.ts";
import { assignCompany, type SurveyView } from "../route-contracts.ts";
import { programmeQuery } from "./programme-queries.ts";
import { programmeTexts } from "./programme-texts.ts";
import { surveyTexts } from "./survey-texts.ts";

/** Which company surveys the hospital. */
export function AssignCompany({ survey }: { survey: SurveyView }) {
  const t = useText(surveyTexts);
  const words = useText(programmeTexts);
  const queryClient = useQueryClient();
  const { facilityId, programmeId } = survey;
  const { data } = useQuery(programmeQuery(programmeId));
  const [open, setOpen] = useState(false);
  const [companyId, setCompanyId] = useState(survey.companyId ?? "none");
  const assign = useMutation({
    mutationFn: () =>
      call(assignCompany, {
        params: { facilityId, programmeId },
        body: { companyId: companyId === "none" ? null : companyId },
      }),
    onSuccess: async () => {
      setOpen(false);
      await queryClient.invalidateQueries({ queryKey: ["programmes", programmeId] });
      showToast(t.assigned);
    },
  });
  const companies = data?.parts.filter(({ part, until }) => part === "survey_company" && until === null) ?? [];
  return (
    <>
      <Button onPress={() => setOpen(true)}>{t.assign}</Button>
      <Dialog title={t.assign} open={open} onClose={() => setOpen(false)}>
        <Select
          label={words.company}
          value={companyId}
          onChange={setCompanyId}
          choices={[
            { id: "none", label: t.noCompany },
            ...companies.map((one) => ({ id: one.organisationId, label: one.name })),
          ]}
        />
        <Refusal error={assign.error} />
        <Actions>
          <Button onPress={() => setOpen(false)}>{t.cancel}</Button>
          <Button look="primary" isDisabled={assign.isPending} onPress={() => assign.mutate()}>
            {t.assign}
          </Button>
        </Actions>
      </Dialog>
    </>
  );
}
