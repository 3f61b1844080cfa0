import { useQuery } from "@tanstack/react-query";
import { useAddressSearch, usePathParam } from "../../../web/address-search.ts";
import { inOrganisation } from "../../../web/addresses.ts";
import { LoadFailed, Loading } from "../../../web/components/feedback.tsx";
import { Tabs } from "../../../web/components/tabs.tsx";
import { useText } from "../../../web/language.ts";
import { Page } from "../../../web/shell/page.tsx";
import type { ProgrammeView } from "../route-contracts.ts";
import { AddHospitals } from "./add-hospitals.tsx";
import { BoardTab } from "./board-tab.tsx";
import { CalendarTab } from "./calendar-tab.tsx";
import { PartsTab } from "./parts-tab.tsx";
import { PlanTab } from "./plan-tab.tsx";
import { ProgrammeActions } from "./programme-actions.tsx";
import { ProgrammeLinks } from "./programme-links.tsx";
import { programmeQuery } from "./programme-queries.ts";
import { ProgrammeStateChip } from "./programme-state.tsx";
import { programmeTexts } from "./programme-texts.ts";

/** One programme: how far its hospitals are, when what is due, who takes part, and by which plan. */
export function ProgrammePage() {
  const t = useText(programmeTexts);
  const organisationId = usePathParam("organisationId");
  const programmeId = usePathParam("programmeId");
  const { data, isPending, error, refetch } = useQuery(programmeQuery(programmeId));
  return (
    <Page
      title={data?.title ?? t.title}
      lead={data && <ProgrammeStateChip state={data.state} />}
      crumbs={[{ label: t.title, href: inOrganisation(organisationId, "programmes") }]}
      actions={data && <ProgrammeActions programme={data} />}
    >
      {isPending && <Loading />}
      {error && !data && <LoadFailed error={error} retry={refetch} />}
      {data && (
        <>
          <ProgrammeLinks organisationId={organisationId} programme={data} />
          <ProgrammeTabs organisationId={organisationId} programme={data} />
        </>
      )}
    </Page>
  );
}

function ProgrammeTabs({ organisationId, programme }: { organisationId: string; programme: ProgrammeView }) {
  const t = useText(programmeTexts);
  const [search, setSearch] = useAddressSearch();
  const may = (permission: string) => programme.permissions.includes(permission);
  const seesHospitals = may("programme.oversee") || may("programme.work");
  const at = { organisationId, programme };
  const tabs = [
    ...(seesHospitals
      ? [
          { id: "board", label: t.tabs.board, content: <BoardTab {...at} /> },
          { id: "calendar", label: t.tabs.calendar, content: <CalendarTab {...at} /> },
        ]
      : []),
    ...(may("programme.manage")
      ? [{ id: "hospitals", label: t.tabs.hospitals, content: <AddHospitals programme={programme} /> }]
      : []),
    { id: "organisations", label: t.tabs.organisations, content: <PartsTab programme={programme} /> },
    { id: "plan", label: t.tabs.plan, content: <PlanTab programme={programme} /> },
  ];
  const selected = tabs.find(({ id }) => id === search.tab)?.id ?? tabs[0]?.id ?? "plan";
  return <Tabs label={programme.title} tabs={tabs} selected={selected} onSelect={(tab) => setSearch({ tab })} />;
}
