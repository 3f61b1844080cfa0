import { useQuery } from "@tanstack/react-query";
import { useAddressSearch, usePathParam } from "../../../web/address-search.ts";
import { inOrganisation } from "../../../web/addresses.ts";
import { LinkButton } from "../../../web/components/button.tsx";
import { Empty, LoadFailed, Loading } from "../../../web/components/feedback.tsx";
import { Select } from "../../../web/components/select.tsx";
import { useText } from "../../../web/language.ts";
import { momentText } from "../../../web/moment.ts";
import { Page } from "../../../web/shell/page.tsx";
import type { TableSetSummary } from "../route-contracts.ts";
import { FigureActions } from "./figure-actions.tsx";
import { FigureList } from "./figure-list.tsx";
import { MakeAllAgain, MakeAllTables } from "./make-all-tables.tsx";
import { tableSetQuery, tableSetsQuery } from "./table-queries.ts";
import { TableSetActions } from "./table-set-actions.tsx";
import { tableTexts } from "./table-texts.ts";

/** 図表 of a round: those that somebody saved, one set at a time. */
export function TablesPage() {
  const t = useText(tableTexts);
  const round = { organisationId: usePathParam("organisationId"), roundId: usePathParam("roundId") };
  const [search, change] = useAddressSearch();
  const list = useQuery(tableSetsQuery(round));
  const { data } = list;
  const chosen = data?.sets.find(({ id }) => id === search.set) ?? data?.sets[0];
  const lead = chosen && t.lead(chosen.respondents.toLocaleString("ja-JP"), momentText(chosen.madeAt));
  const show = (set: string) => change({ set, q: undefined });
  return (
    <Page
      title={data ? `${t.title}　${data.round.title}` : t.title}
      lead={lead}
      crumbs={[{ label: t.rounds, href: inOrganisation(round.organisationId, "rounds") }]}
      actions={
        <>
          <LinkButton href={inOrganisation(round.organisationId, `rounds/${round.roundId}/releases`)}>
            {t.releases}
          </LinkButton>
          {data?.mayAnalyse && chosen && <MakeAllAgain round={round} onMade={show} />}
          {data?.mayAnalyse && (
            <LinkButton
              look="primary"
              href={inOrganisation(round.organisationId, `rounds/${round.roundId}/tables/build`)}
            >
              {t.build}
            </LinkButton>
          )}
        </>
      }
    >
      {list.isPending && <Loading />}
      {list.error && <LoadFailed error={list.error} retry={list.refetch} />}
      {data && !chosen && (
        <Empty title={t.none}>
          <p>{data.mayAnalyse ? t.noneHint : t.noneToRead}</p>
          {data.mayAnalyse && <MakeAllTables round={round} onMade={show} />}
        </Empty>
      )}
      {data && data.sets.length > 1 && (
        <Select
          label={t.set}
          place="flex w-full max-w-md flex-col gap-1"
          choices={data.sets.map(({ id, name }) => ({ id, label: name }))}
          value={chosen?.id ?? null}
          onChange={show}
        />
      )}
      {chosen && <Chosen key={chosen.id} round={round} summary={chosen} mayAnalyse={data?.mayAnalyse ?? false} />}
    </Page>
  );
}

function Chosen(props: {
  round: { organisationId: string; roundId: string };
  summary: TableSetSummary;
  mayAnalyse: boolean;
}) {
  const set = useQuery(tableSetQuery(props.round, props.summary.id));
  if (set.isPending) return <Loading />;
  if (set.error) return <LoadFailed error={set.error} retry={set.refetch} />;
  return (
    <>
      <TableSetActions round={props.round} set={set.data} mayAnalyse={props.mayAnalyse} />
      <FigureList
        tables={set.data.report.tables}
        {...(props.mayAnalyse
          ? { actions: (index: number) => <FigureActions round={props.round} set={set.data} index={index} /> }
          : {})}
      />
    </>
  );
}
