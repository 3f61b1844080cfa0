import { useMutation } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { useAddressSearch } from "../../web/address-search.ts";
import { inFacility, ledgerList, ledgerRecord } from "../../web/addresses.ts";
import { call } from "../../web/call.ts";
import { Button } from "../../web/components/button.tsx";
import { Refusal } from "../../web/components/feedback.tsx";
import { Stepper } from "../../web/components/stepper.tsx";
import { showToast } from "../../web/components/toast.tsx";
import { useLabel, useText } from "../../web/language.ts";
import { Page, Section } from "../../web/shell/page.tsx";
import { createRecord, type FieldChanges } from "../route-contracts.ts";
import { useLedgerChanged } from "./facility-queries.ts";
import { useKindAddress } from "./kind-address.ts";
import { ledgerTexts } from "./texts.ts";
import { ValueField } from "./value-field.tsx";

/** A new record in steps that fit a tablet; what is left empty counts as not filled in. */
export function NewRecordPage() {
  const t = useText(ledgerTexts);
  const label = useLabel();
  const router = useRouter();
  const { facilityId, kind, definition } = useKindAddress();
  const [{ step = definition.groups[0]?.id ?? "" }, setAddress] = useAddressSearch();
  const [fields, setFields] = useState<FieldChanges>({});
  const changed = useLedgerChanged(facilityId);
  const create = useMutation({
    mutationFn: () => call(createRecord, { params: { facilityId, kind }, body: { fields } }),
    onSuccess: async (record) => {
      await changed();
      showToast(t.added(record.name));
      router.history.push(ledgerRecord(facilityId, kind, record.id));
    },
  });
  const at = definition.groups.findIndex((group) => group.id === step);
  const group = definition.groups[at] ?? definition.groups[0];
  const next = definition.groups[at + 1];
  return (
    <Page
      title={t.newRecord(label(definition))}
      crumbs={[
        { label: t.ledger, href: inFacility(facilityId, "ledger") },
        { label: label(definition), href: ledgerList(facilityId, kind) },
      ]}
    >
      <Stepper
        label={t.newRecord(label(definition))}
        steps={definition.groups.map((one) => ({ id: one.id, label: label(one) }))}
        current={step}
        onGo={(id) => setAddress({ step: id })}
      />
      {group && (
        <Section title={label(group)}>
          <div className="grid max-w-5xl gap-5 lg:grid-cols-2">
            {definition.fields
              .filter((field) => field.group === group.id)
              .map((field) => (
                <ValueField
                  key={field.id}
                  facilityId={facilityId}
                  definition={field}
                  value={fields[field.id] ?? null}
                  onChange={(value) => setFields((before) => ({ ...before, [field.id]: value }))}
                />
              ))}
          </div>
        </Section>
      )}
      <Refusal error={create.error} />
      <div className="flex flex-wrap gap-2">
        {next && <Button onPress={() => setAddress({ step: next.id })}>{label(next)} →</Button>}
        <Button
          look="primary"
          isDisabled={Object.values(fields).every((value) => value === null) || create.isPending}
          onPress={() => create.mutate()}
        >
          {t.save}
        </Button>
      </div>
    </Page>
  );
}
