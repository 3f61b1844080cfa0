import { useQuery } from "@tanstack/react-query";
import { useAddressSearch, usePathParam } from "../../../web/address-search.ts";
import { inOrganisation } from "../../../web/addresses.ts";
import { Empty, LoadFailed, Loading } from "../../../web/components/feedback.tsx";
import { Tabs } from "../../../web/components/tabs.tsx";
import { useText } from "../../../web/language.ts";
import { Page } from "../../../web/shell/page.tsx";
import { acrossChecklistsQuery } from "./across-queries.ts";
import { acrossTexts } from "./across-texts.ts";
import { ChecklistView } from "./checklist-view.tsx";
import { FiguresView } from "./figures-view.tsx";
import { StatisticsView } from "./statistics-view.tsx";

/** Results over the hospitals of a programme, for those who may read all of them. */
export function AcrossPage() {
  const t = useText(acrossTexts);
  const organisationId = usePathParam("organisationId");
  const programmeId = usePathParam("programmeId");
  const [search, change] = useAddressSearch();
  const overview = useQuery(acrossChecklistsQuery(programmeId, {}));
  const { data } = overview;
  return (
    <Page
      title={t.title}
      lead={data && t.lead(data.hospitals.toLocaleString("ja-JP"))}
      crumbs={[{ label: t.programme, href: inOrganisation(organisationId, `programmes/${programmeId}`) }]}
    >
      {overview.isPending && <Loading />}
      {overview.error && <LoadFailed error={overview.error} retry={overview.refetch} />}
      {data?.hospitals === 0 && (
        <Empty title={t.noHospital}>
          <p>{t.noHospitalHint}</p>
        </Empty>
      )}
      {data && data.hospitals > 0 && (
        <Tabs
          label={t.views}
          selected={search.view ?? "checklists"}
          onSelect={(view) => change({ view })}
          tabs={[
            { id: "checklists", label: t.tabs.checklists, content: <ChecklistView programmeId={programmeId} /> },
            { id: "figures", label: t.tabs.figures, content: <FiguresView programmeId={programmeId} /> },
            { id: "statistics", label: t.tabs.statistics, content: <StatisticsView programmeId={programmeId} /> },
          ]}
        />
      )}
    </Page>
  );
}
