import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../web/call.ts";
import { Button } from "../../web/components/button.tsx";
import { Actions, Drawer } from "../../web/components/dialog.tsx";
import { Refusal } from "../../web/components/feedback.tsx";
import { TextField } from "../../web/components/text-field.tsx";
import { showToast } from "../../web/components/toast.tsx";
import { ValueText } from "../../web/components/value-text.tsx";
import { sourceWords, statementWords } from "../../web/components/value-words.ts";
import { useLabel, useLanguage, useText } from "../../web/language.ts";
import { Section } from "../../web/shell/page.tsx";
import { type FieldDefinition, kindDefinition } from "../catalogue.ts";
import type { Claim, FieldValue } from "../contract.ts";
import { changeRecord, type Interview, type RecordView } from "../route-contracts.ts";
import { useLedgerChanged } from "./facility-queries.ts";
import { isSourceComplete, SourceField } from "./source-field.tsx";
import { ledgerTexts } from "./texts.ts";
import { ValueField } from "./value-field.tsx";

interface Props {
  record: RecordView;
  refNames: Readonly<Record<string, string>>;
}

/** All fields by group: value, state, as-of date and source; what other sources say stands below. */
export function RecordFields({ record, refNames }: Props) {
  const t = useText(ledgerTexts);
  const label = useLabel();
  const [editing, setEditing] = useState<FieldDefinition | null>(null);
  const definition = kindDefinition(record.kind);
  const mayEdit = record.actions.includes("edit");
  return (
    <div className="grid items-start gap-4 xl:grid-cols-2">
      {definition.groups.map((group) => (
        <Section key={group.id} title={label(group)}>
          <dl className="flex flex-col">
            {definition.fields
              .filter((field) => field.group === group.id)
              .map((field) => (
                <div
                  key={field.id}
                  className="grid min-h-10 grid-cols-[9.5rem_minmax(0,1fr)] items-start gap-x-3 border-t border-line py-2"
                >
                  <dt className="text-sm text-ink-soft">{label(field)}</dt>
                  <dd className="flex min-w-0 items-start gap-2">
                    <div className="min-w-0 flex-1 break-words">
                      <ValueText definition={field} value={record.fields[field.id]} refNames={refNames} both />
                      <Provenance record={record} definition={field} />
                    </div>
                    {mayEdit && (
                      <Button
                        look="quiet"
                        place="-my-2"
                        aria-label={t.editField(label(field))}
                        onPress={() => setEditing(field)}
                      >
                        {t.edit}
                      </Button>
                    )}
                  </dd>
                </div>
              ))}
          </dl>
        </Section>
      ))}
      <Drawer
        title={editing ? t.editField(label(editing)) : ""}
        open={editing !== null}
        onClose={() => setEditing(null)}
      >
        {editing && <FieldForm key={editing.id} record={record} definition={editing} onDone={() => setEditing(null)} />}
      </Drawer>
    </div>
  );
}

/** As-of date and source of the statement shown, and the statements of other sources. */
function Provenance({ record, definition }: { record: RecordView; definition: FieldDefinition }) {
  const t = useText(ledgerTexts);
  const language = useLanguage();
  const value = record.fields[definition.id];
  if (!value) return null;
  const claims: readonly Claim[] = value.state === "conflict" ? value.claims : (value.others ?? []);
  const from = (claim: { asOf?: string | undefined; source?: number | undefined }) => {
    const source = claim.source === undefined ? undefined : record.sources[claim.source];
    return [claim.asOf, source && sourceWords(source, language)].filter(Boolean).join("　");
  };
  return (
    <div className="text-xs text-ink-faint">
      {value.state !== "conflict" && <p>{from(value)}</p>}
      {claims.length > 0 && (
        <>
          <p className="mt-1">{value.state === "conflict" ? t.conflicting : t.otherClaims}</p>
          <ul className="border-l-2 border-line pl-2">
            {claims.map((claim) => (
              <li key={JSON.stringify(claim)} className="flex flex-wrap items-baseline gap-x-2">
                <span>
                  {statementWords(definition, claim, language) || <ValueText definition={definition} value={claim} />}
                </span>
                <span>{from(claim)}</span>
                {record.actions.includes("edit") && <Adopt record={record} field={definition.id} claim={claim} />}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

interface Change {
  field: string;
  value: FieldValue | null;
  reason: string;
  interview?: Interview | undefined;
}

function useChange(record: RecordView, onDone: () => void) {
  const t = useText(ledgerTexts);
  const changed = useLedgerChanged(record.facilityId);
  const params = { facilityId: record.facilityId, kind: record.kind, recordId: record.id };
  return useMutation({
    mutationFn: ({ field, value, reason, interview }: Change) =>
      call(changeRecord, {
        params,
        body: { version: record.version, changes: { [field]: value }, reason, ...(interview ? { interview } : {}) },
      }),
    onSuccess: async () => {
      await changed();
      showToast(t.savedStep);
      onDone();
    },
    // Somebody was quicker: show what it is now.
    onError: () => void changed(),
  });
}

function Adopt({ record, field, claim }: { record: RecordView; field: string; claim: Claim }) {
  const t = useText(ledgerTexts);
  const change = useChange(record, () => {});
  const { source: _source, raw: _raw, ...value } = claim;
  return (
    <Button look="quiet" place="min-h-7 px-2 text-xs" onPress={() => change.mutate({ field, value, reason: t.adopt })}>
      {t.adopt}
    </Button>
  );
}

function FieldForm({
  record,
  definition,
  onDone,
}: {
  record: RecordView;
  definition: FieldDefinition;
  onDone: () => void;
}) {
  const t = useText(ledgerTexts);
  const [value, setValue] = useState<FieldValue | null>(() => editable(record.fields[definition.id]));
  const [reason, setReason] = useState("");
  const [interview, setInterview] = useState<Interview | undefined>();
  const change = useChange(record, onDone);
  return (
    <div className="flex flex-col gap-4">
      <ValueField facilityId={record.facilityId} definition={definition} value={value} onChange={setValue} />
      <SourceField interview={interview} onChange={setInterview} />
      <TextField
        label={t.reason}
        hint={t.reasonHint}
        value={reason}
        onChange={setReason}
        maxLength={500}
        checkPersonal
      />
      <Refusal error={change.error} />
      <Actions>
        <Button
          look="primary"
          isDisabled={change.isPending || !isSourceComplete(interview)}
          onPress={() => change.mutate({ field: definition.id, value, reason, interview })}
        >
          {t.save}
        </Button>
      </Actions>
    </div>
  );
}

/** The statement without its provenance: what a person saves is their own statement of today. */
function editable(value: FieldValue | undefined): FieldValue | null {
  if (!value || value.state === "conflict") return null;
  if (value.state === "known") return { state: "known", value: value.value };
  if (value.state === "vague" || value.state === "lossy") return { state: value.state, text: value.text };
  return { state: value.state };
}
