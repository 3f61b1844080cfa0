import { useMutation } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { useAddressSearch } from "../../web/address-search.ts";
import { inFacility, ledgerList, ledgerRecord } from "../../web/addresses.ts";
import { call } from "../../web/call.ts";
import { Button } from "../../web/components/button.tsx";
import { useDraft } from "../../web/components/draft.ts";
import { Notice, Refusal } from "../../web/components/feedback.tsx";
import { Stepper } from "../../web/components/stepper.tsx";
import { componentTexts } from "../../web/components/texts.ts";
import { showToast } from "../../web/components/toast.tsx";
import { useLabel, useText } from "../../web/language.ts";
import { momentText } from "../../web/moment.ts";
import { useMe } from "../../web/session.ts";
import { Page, Section } from "../../web/shell/page.tsx";
import type { KindDefinition } from "../catalogue.ts";
import { createRecord, FieldChanges, type Interview } from "../route-contracts.ts";
import { useLedgerChanged } from "./facility-queries.ts";
import { useKindAddress } from "./kind-address.ts";
import { isSourceComplete, SourceField } from "./source-field.tsx";
import { ledgerTexts } from "./texts.ts";
import { ValueField } from "./value-field.tsx";

/** A new record in steps that fit a tablet. What is left empty counts as not filled in; the draft keeps itself until it is saved. */
export function NewRecordPage() {
  const t = useText(ledgerTexts);
  const words = useText(componentTexts);
  const label = useLabel();
  const router = useRouter();
  const { facilityId, kind, definition } = useKindAddress();
  const draft = useDraft(`${useMe().person.id}.${facilityId}.${kind}`, FieldChanges, {});
  const fields = draft.content;
  const [{ step = definition.groups[0]?.id ?? "" }, setAddress] = useAddressSearch();
  const changed = useLedgerChanged(facilityId);
  const [interview, setInterview] = useState<Interview | undefined>();
  const create = useMutation({
    mutationFn: () =>
      call(createRecord, {
        params: { facilityId, kind },
        body: { fields, ...(interview ? { interview } : {}) },
      }),
    onSuccess: async (record) => {
      draft.forget();
      await changed();
      showToast(t.added(record.name));
      router.history.push(ledgerRecord(facilityId, kind, record.id));
    },
  });
  const at = Math.max(
    0,
    definition.groups.findIndex((group) => group.id === step),
  );
  const group = definition.groups[at];
  const before = definition.groups[at - 1];
  const next = definition.groups[at + 1];
  const nothing = Object.values(fields).every((value) => value === null);
  const goTo = (id: string) => {
    setAddress({ step: id });
    window.scrollTo({ top: 0 });
  };
  return (
    <Page
      title={t.newRecord(label(definition))}
      lead={t.draftLead}
      crumbs={[
        { label: t.ledger, href: inFacility(facilityId, "ledger") },
        { label: label(definition), href: ledgerList(facilityId, kind) },
      ]}
    >
      {draft.begunAt && (
        <Notice tone="neutral">
          <div className="flex flex-wrap items-center justify-between gap-2">
            {t.draftFound(momentText(draft.begunAt))}
            <Button look="quiet" onPress={draft.forget}>
              {t.draftForget}
            </Button>
          </div>
        </Notice>
      )}
      {definition.groups.length > 1 && (
        <Stepper
          label={t.newRecord(label(definition))}
          steps={definition.groups.map((one) => ({
            id: one.id,
            label: label(one),
            note: t.openInStep(openFields(definition, one.id, fields)),
          }))}
          current={group?.id ?? ""}
          onGo={goTo}
        />
      )}
      {group && (
        <Section title={label(group)}>
          <div className="grid max-w-6xl gap-x-8 gap-y-5 lg:grid-cols-2">
            {definition.fields
              .filter((field) => field.group === group.id)
              .map((field) => (
                <ValueField
                  key={field.id}
                  facilityId={facilityId}
                  definition={field}
                  value={fields[field.id] ?? null}
                  onChange={(value) => draft.change((former) => ({ ...former, [field.id]: value }))}
                />
              ))}
          </div>
        </Section>
      )}
      <Section title={t.source}>
        <SourceField interview={interview} onChange={setInterview} />
      </Section>
      <Refusal error={create.error} />
      <div className="flex flex-wrap justify-between gap-2">
        <div className="flex gap-2">
          {before && <Button onPress={() => goTo(before.id)}>← {label(before)}</Button>}
          {next && (
            <Button onPress={() => goTo(next.id)}>
              {label(next)}
              <span className="sr-only">（{words.next}）</span> →
            </Button>
          )}
        </div>
        <Button
          look="primary"
          isDisabled={nothing || create.isPending || !isSourceComplete(interview)}
          onPress={() => create.mutate()}
        >
          {t.save}
        </Button>
      </div>
    </Page>
  );
}

/** How many fields of a step have no statement yet. */
const openFields = (definition: KindDefinition, group: string, fields: FieldChanges): number =>
  definition.fields.filter((field) => field.group === group && !field.optional && !fields[field.id]).length;
