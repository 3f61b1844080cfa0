import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { fieldDefinition } from "../../ledger/catalogue.ts";
import { useFacilityId } from "../../web/address-search.ts";
import { ledgerRecord } from "../../web/addresses.ts";
import { call } from "../../web/call.ts";
import { Button } from "../../web/components/button.tsx";
import { DateField } from "../../web/components/date-field.tsx";
import { Actions, Dialog } from "../../web/components/dialog.tsx";
import { Refusal } from "../../web/components/feedback.tsx";
import { Link } from "../../web/components/link.tsx";
import { TextField } from "../../web/components/text-field.tsx";
import { componentTexts } from "../../web/components/texts.ts";
import { showFailure, showToast } from "../../web/components/toast.tsx";
import { knownWords } from "../../web/components/value-words.ts";
import { useLabel, useLanguage, useText } from "../../web/language.ts";
import { momentText } from "../../web/moment.ts";
import type { Evidence } from "../contract.ts";
import { acceptFinding, type FindingView, withdrawAcceptance } from "../route-contracts.ts";
import { findingTexts } from "./finding-texts.ts";

/** One finding: a sentence; opened, what it stands on, what can be done, where the rule comes from, and its history. */
export function FindingCard({ finding }: { finding: FindingView }) {
  const t = useText(findingTexts);
  const language = useLanguage();
  const { fact, status, source, history } = finding;
  const accepted = status.state === "accepted" ? t.acceptedUntil(status.by, status.until) : null;
  return (
    <li className="border-t border-line">
      <details className="group px-4 py-2">
        <summary className="cursor-pointer">
          {fact.statement[language]}
          {accepted && <span className="ml-2 text-sm text-ink-soft">（{accepted}）</span>}
        </summary>
        <div className="mt-3 flex flex-col gap-3 border-l-2 border-line pl-4 text-sm">
          <p>
            <span className="font-bold">{t.suggestion}</span>　{fact.suggestion[language]}
          </p>
          {fact.detail.length > 0 && <EvidenceList evidence={fact.detail} />}
          <p className="text-ink-soft">
            {t.source}: {[source.doc, source.section].filter(Boolean).join(" ")}　{t.certainty}: {finding.certainty}
          </p>
          <ol className="text-xs text-ink-faint">
            {history.map((event) => (
              <li key={`${event.type}:${event.at}`}>
                {momentText(event.at)}　{t.events[event.type]}
                {event.type === "accepted" && `　${event.by}：${event.reason}`}
              </li>
            ))}
          </ol>
          <FindingActions finding={finding} />
        </div>
      </details>
    </li>
  );
}

function EvidenceList({ evidence }: { evidence: readonly Evidence[] }) {
  const t = useText(findingTexts);
  const words = useText(componentTexts);
  const label = useLabel();
  const language = useLanguage();
  const facilityId = useFacilityId();
  const target = evidence[0];
  return (
    <div>
      <p className="font-bold">{t.evidence}</p>
      <ul>
        {evidence.map(({ kind, record, field, state, value }) => {
          const definition = fieldDefinition(kind, field);
          const shown =
            definition && value !== null && state === "known"
              ? knownWords(definition, value, language)
              : words.states[state];
          return (
            <li key={`${record}:${field}`}>
              {definition ? label(definition) : field}: {shown}
            </li>
          );
        })}
      </ul>
      {target && <Link href={ledgerRecord(facilityId, target.kind, target.record)}>{t.openRecord}</Link>}
    </div>
  );
}

function FindingActions({ finding }: { finding: FindingView }) {
  const t = useText(findingTexts);
  const facilityId = useFacilityId();
  const queryClient = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState("");
  const [until, setUntil] = useState<string | null>(null);
  const params = { facilityId, key: finding.key };
  const done = async () => {
    await queryClient.invalidateQueries({ queryKey: ["findings", facilityId] });
    setAsking(false);
    showToast(t.done);
  };
  const accept = useMutation({
    mutationFn: (day: string) => call(acceptFinding, { params, body: { reason, until: day } }),
    onSuccess: done,
  });
  const withdraw = useMutation({
    mutationFn: () => call(withdrawAcceptance, { params }),
    onSuccess: done,
    onError: showFailure,
  });
  return (
    <div className="no-print flex gap-2">
      {finding.actions.includes("accept") && <Button onPress={() => setAsking(true)}>{t.accept}</Button>}
      {finding.actions.includes("withdraw") && <Button onPress={() => withdraw.mutate()}>{t.withdraw}</Button>}
      <Dialog title={t.accept} open={asking} onClose={() => setAsking(false)}>
        <p className="text-sm">{t.acceptLead}</p>
        <TextField label={t.reason} value={reason} onChange={setReason} lines={3} required maxLength={2000} />
        <DateField label={t.until} value={until} onChange={setUntil} required />
        <Refusal error={accept.error} />
        <Actions>
          <Button
            look="primary"
            isDisabled={reason.trim() === "" || until?.length !== 10 || accept.isPending}
            onPress={() => until && accept.mutate(until)}
          >
            {t.accept}
          </Button>
        </Actions>
      </Dialog>
    </div>
  );
}
