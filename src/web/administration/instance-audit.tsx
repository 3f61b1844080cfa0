import { useMutation } from "@tanstack/react-query";
import { instanceAudit, verifyInstanceAudit } from "../../app/administration-contracts.ts";
import { call } from "../call.ts";
import { useText } from "../language.ts";
import { Section } from "../shell/page.tsx";
import { administrationTexts } from "./administration-texts.ts";
import { AuditTable } from "./audit-table.tsx";
import { ChainResult, VerifyButton } from "./chain-result.tsx";

/** The audit log of the installation: people, sign-ins, mail; each hospital has its own. */
export function InstanceAudit() {
  const t = useText(administrationTexts);
  const verify = useMutation({ mutationFn: () => call(verifyInstanceAudit) });
  return (
    <Section title={t.audit} aside={<VerifyButton verify={verify} />}>
      <p className="text-sm text-ink-soft">{t.instanceAuditLead}</p>
      <ChainResult verify={verify} />
      <AuditTable queryKey={["audit", "instance"]} read={(query, signal) => call(instanceAudit, { query, signal })} />
    </Section>
  );
}
