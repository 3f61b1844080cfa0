import { useQuery } from "@tanstack/react-query";
import { useAddressSearch, usePathParam } from "../../../web/address-search.ts";
import { inOrganisation } from "../../../web/addresses.ts";
import { LoadFailed, Loading } from "../../../web/components/feedback.tsx";
import { Tabs } from "../../../web/components/tabs.tsx";
import { useText } from "../../../web/language.ts";
import { Page } from "../../../web/shell/page.tsx";
import { agreementTemplatesQuery } from "./agreement-queries.ts";
import { agreementTexts } from "./agreement-texts.ts";
import { IssueTab } from "./issue-tab.tsx";
import { SettingForm } from "./setting-form.tsx";
import { TemplatesTab } from "./templates-tab.tsx";

/** Letters and contracts of a programme: issue them, change their texts, say what they name. */
export function AgreementsPage() {
  const t = useText(agreementTexts);
  const programmeId = usePathParam("programmeId");
  const organisationId = usePathParam("organisationId");
  const [search, setSearch] = useAddressSearch();
  const { data, isPending, error, refetch } = useQuery(agreementTemplatesQuery(programmeId));
  return (
    <Page
      title={t.title}
      lead={t.lead}
      crumbs={[
        { label: t.programmes, href: inOrganisation(organisationId, "programmes") },
        { label: data?.programme ?? "", href: inOrganisation(organisationId, `programmes/${programmeId}`) },
      ]}
    >
      {isPending && <Loading />}
      {error && <LoadFailed error={error} retry={refetch} />}
      {data && (
        <Tabs
          label={t.title}
          selected={search.tab ?? "issue"}
          onSelect={(tab) => setSearch({ tab })}
          tabs={[
            { id: "issue", label: t.tabs.issue, content: <IssueTab programmeId={programmeId} /> },
            {
              id: "templates",
              label: t.tabs.templates,
              content: <TemplatesTab programmeId={programmeId} templates={data.templates} values={data.values} />,
            },
            {
              id: "setting",
              label: t.tabs.setting,
              content: (
                <SettingForm
                  key={data.settingEdition}
                  programmeId={programmeId}
                  setting={data.setting}
                  edition={data.settingEdition}
                />
              ),
            },
          ]}
        />
      )}
    </Page>
  );
}
