import { useMutation } from "@tanstack/react-query";
import { facilityAudit, verifyAudit } from "../../app/administration-contracts.ts";
import { useFacilityId } from "../address-search.ts";
import { call } from "../call.ts";
import { Button } from "../components/button.tsx";
import { Notice, Refusal } from "../components/feedback.tsx";
import { useText } from "../language.ts";
import { Page } from "../shell/page.tsx";
import { administrationTexts } from "./administration-texts.ts";
import { AuditTable } from "./audit-table.tsx";

/** The audit log of one hospital, and the proof that it is whole. */
export function FacilityAuditPage() {
  const t = useText(administrationTexts);
  const facilityId = useFacilityId();
  const verify = useMutation({ mutationFn: () => call(verifyAudit, { params: { facilityId } }) });
  return (
    <Page title={t.audit} lead={t.auditLead} actions={<Button onPress={() => verify.mutate()}>{t.verify}</Button>}>
      {verify.data && (
        <Notice tone={verify.data.whole ? "good" : "alert"}>
          {verify.data.whole ? t.whole : t.broken(verify.data.brokenAt ?? 0)}
        </Notice>
      )}
      <Refusal error={verify.error} />
      <AuditTable
        queryKey={["audit", facilityId]}
        read={(query, signal) => call(facilityAudit, { params: { facilityId }, query, signal })}
      />
    </Page>
  );
}
