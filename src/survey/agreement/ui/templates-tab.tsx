import { useAddressSearch } from "../../../web/address-search.ts";
import { Select } from "../../../web/components/select.tsx";
import { useLabel, useText } from "../../../web/language.ts";
import { AgreementKind, agreementNames } from "../agreement-kind.ts";
import type { AgreementTemplate } from "../route-contracts.ts";
import { agreementTexts } from "./agreement-texts.ts";
import { TemplateEditor } from "./template-editor.tsx";

export function TemplatesTab(props: {
  programmeId: string;
  templates: readonly AgreementTemplate[];
  values: Readonly<Record<string, string>>;
}) {
  const t = useText(agreementTexts);
  const label = useLabel();
  const [search, setSearch] = useAddressSearch();
  const kind = AgreementKind.safeParse(search.kind).data ?? "requestLetter";
  const template = props.templates.find((one) => one.kind === kind);
  return (
    <div className="flex flex-col gap-4">
      <Select
        label={t.kind}
        place="flex w-80 max-w-full flex-col gap-1"
        choices={props.templates.map((one) => ({
          id: one.kind,
          label: label(agreementNames[one.kind]),
          hint: t.edition(one.edition),
        }))}
        value={kind}
        onChange={(id) => setSearch({ kind: id })}
      />
      {template && (
        <TemplateEditor
          key={`${template.kind} ${template.edition}`}
          programmeId={props.programmeId}
          template={template}
          values={props.values}
        />
      )}
    </div>
  );
}
