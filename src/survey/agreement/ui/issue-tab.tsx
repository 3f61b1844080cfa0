import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useAddressSearch } from "../../../web/address-search.ts";
import { addressOfCall } from "../../../web/call.ts";
import { LinkButton } from "../../../web/components/button.tsx";
import { Empty, LoadFailed, Loading } from "../../../web/components/feedback.tsx";
import { Select } from "../../../web/components/select.tsx";
import { useLabel, useText } from "../../../web/language.ts";
import { AgreementKind, agreementNames } from "../agreement-kind.ts";
import { downloadAgreements } from "../route-contracts.ts";
import { agreementDocumentsQuery } from "./agreement-queries.ts";
import { agreementTexts } from "./agreement-texts.ts";
import { HospitalChoice } from "./hospital-choice.tsx";
import { IssueForm } from "./issue-form.tsx";

/** Which hospitals have which letter or contract, and a way to issue it for many at once. */
export function IssueTab({ programmeId }: { programmeId: string }) {
  const t = useText(agreementTexts);
  const label = useLabel();
  const [search, setSearch] = useAddressSearch();
  const kind = AgreementKind.safeParse(search.kind).data ?? "requestLetter";
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const { data, isPending, error, refetch } = useQuery(agreementDocumentsQuery(programmeId));
  if (isPending) return <Loading />;
  if (error) return <LoadFailed error={error} retry={refetch} />;
  if (data.hospitals.length === 0)
    return (
      <Empty title={t.noHospital}>
        <p>{t.noHospitalHint}</p>
      </Empty>
    );
  const isAnyIssued = data.hospitals.some(({ documents }) => documents.some((one) => one.kind === kind));
  return (
    <div className="flex flex-col gap-4">
      <p className="text-sm text-ink-soft">{t.issueLead}</p>
      <div className="flex flex-wrap items-end justify-between gap-4">
        <Select
          label={t.kind}
          place="flex w-80 max-w-full flex-col gap-1"
          choices={AgreementKind.options.map((id) => ({ id, label: label(agreementNames[id]) }))}
          value={kind}
          onChange={(id) => {
            setChosen(new Set());
            setSearch({ kind: id });
          }}
        />
        {isAnyIssued && (
          <div className="flex flex-wrap gap-2">
            {(["pdf", "docx"] as const).map((format) => (
              <LinkButton
                key={format}
                download
                href={addressOfCall(downloadAgreements, { params: { programmeId }, query: { kind, format } })}
              >
                {t.zip(format.toUpperCase())}
              </LinkButton>
            ))}
          </div>
        )}
      </div>
      <IssueForm
        key={kind}
        programmeId={programmeId}
        kind={kind}
        organisations={data.organisations}
        facilityIds={[...chosen]}
        onDone={() => setChosen(new Set())}
      />
      <HospitalChoice
        programmeId={programmeId}
        kind={kind}
        hospitals={data.hospitals}
        chosen={chosen}
        onChoose={setChosen}
      />
    </div>
  );
}
