import { useMutation } from "@tanstack/react-query";
import { facilityAudit, verifyAudit } from "../../app/administration-contracts.ts";
import { peopleTexts } from "../../identity/people/ui/people-texts.ts";
import { useFacilityId } from "../address-search.ts";
import { inFacility } from "../addresses.ts";
import { call } from "../call.ts";
import { useText } from "../language.ts";
import { Page } from "../shell/page.tsx";
import { administrationTexts } from "./administration-texts.ts";
import { AuditTable } from "./audit-table.tsx";
import { ChainResult, VerifyButton } from "./chain-result.tsx";

/** The audit log of one hospital, and the proof that it is whole. */
export function FacilityAuditPage() {
  const t = useText(administrationTexts);
  const people = useText(peopleTexts);
  const facilityId = useFacilityId();
  const verify = useMutation({ mutationFn: () => call(verifyAudit, { params: { facilityId } }) });
  return (
    <Page
      title={t.audit}
      lead={t.auditLead}
      crumbs={[{ label: people.title, href: inFacility(facilityId, "people") }]}
      actions={<VerifyButton verify={verify} />}
    >
      <ChainResult verify={verify} />
      <AuditTable
        queryKey={["audit", facilityId]}
        read={(query, signal) => call(facilityAudit, { params: { facilityId }, query, signal })}
      />
    </Page>
  );
}
