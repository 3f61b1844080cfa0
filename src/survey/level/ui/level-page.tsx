import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useAddressSearch, usePathParam } from "../../../web/address-search.ts";
import { inOrganisation } from "../../../web/addresses.ts";
import { call } from "../../../web/call.ts";
import { Checkbox } from "../../../web/components/checkbox.tsx";
import { Drawer } from "../../../web/components/dialog.tsx";
import { Empty, LoadFailed, Loading } from "../../../web/components/feedback.tsx";
import { SideScroll } from "../../../web/components/side-scroll.tsx";
import { useLabel, useText } from "../../../web/language.ts";
import { Page } from "../../../web/shell/page.tsx";
import { getLevel, type LevelRow } from "../contract.ts";
import { LevelAnswers } from "./level-answers.tsx";
import { LevelCellButton } from "./level-cell.tsx";
import { levelTexts } from "./level-texts.ts";

/** The table item × company of a programme; each cell opens the answers behind it. */
export function LevelPage() {
  const t = useText(levelTexts);
  const labelled = useLabel();
  const organisationId = usePathParam("organisationId");
  const programmeId = usePathParam("programmeId");
  const [search, change] = useAddressSearch();
  const [opened, setOpened] = useState<{ row: LevelRow; companyId: string } | null>(null);
  const { data, isPending, error, refetch } = useQuery({
    queryKey: ["programmes", programmeId, "level"],
    queryFn: ({ signal }) => call(getLevel, { params: { programmeId }, signal }),
  });
  const only = search.only === "outliers";
  const standsOut = ({ cells }: LevelRow) =>
    cells.some(({ outlier }) => outlier !== null && outlier !== "moreSpecific");
  const rows = (data?.rows ?? []).filter((row) => !only || standsOut(row));
  const nameOf = (id: string) => data?.companies.find((one) => one.id === id)?.name ?? "";
  return (
    <Page
      title={t.title}
      lead={t.lead}
      crumbs={[
        { label: t.programmes, href: inOrganisation(organisationId, "programmes") },
        { label: data?.title ?? "…", href: inOrganisation(organisationId, `programmes/${programmeId}`) },
      ]}
    >
      {isPending && <Loading />}
      {error && !data && <LoadFailed error={error} retry={refetch} />}
      {data?.rows.length === 0 && (
        <Empty title={t.none}>
          <p>{t.noneHint}</p>
        </Empty>
      )}
      {data && data.rows.length > 0 && (
        <>
          <div className="flex flex-wrap items-center justify-between gap-3">
            <Checkbox
              checked={only}
              onChange={(checked) => change({ only: checked ? "outliers" : undefined }, { replace: true })}
            >
              {t.onlyOutliers}
            </Checkbox>
            <p className="text-sm text-ink-soft">{t.howTo}</p>
          </div>
          {rows.length === 0 && <p>{t.noOutliers}</p>}
          {rows.length > 0 && (
            <SideScroll label={t.title}>
              <table className="w-full text-left text-sm">
                <thead className="bg-ground">
                  <tr>
                    <th scope="col" className="h-10 min-w-72 px-3">
                      {t.item}
                    </th>
                    {data.companies.map((company) => (
                      <th key={company.id} scope="col" className="min-w-40 border-l border-line px-3">
                        {t.company(company.name, company.hospitals)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {rows.map((row, index) => (
                    <LevelRows
                      key={row.id}
                      row={row}
                      first={rows[index - 1]?.group.ja !== row.group.ja}
                      companies={data.companies.map(({ id }) => id)}
                      open={(companyId) => setOpened({ row, companyId })}
                    />
                  ))}
                </tbody>
              </table>
            </SideScroll>
          )}
        </>
      )}
      <Drawer
        wide
        title={opened ? t.answersOf(nameOf(opened.companyId), labelled(opened.row.label)) : ""}
        open={opened !== null}
        onClose={() => setOpened(null)}
      >
        {opened && <LevelAnswers programmeId={programmeId} row={opened.row} companyId={opened.companyId} />}
      </Drawer>
    </Page>
  );
}

function LevelRows(props: {
  row: LevelRow;
  first: boolean;
  companies: readonly string[];
  open: (companyId: string) => void;
}) {
  const { row, first, companies, open } = props;
  const labelled = useLabel();
  return (
    <>
      {first && (
        <tr className="border-t border-edge bg-ground">
          <th scope="colgroup" colSpan={companies.length + 1} className="h-10 px-3">
            {labelled(row.group)}
          </th>
        </tr>
      )}
      <tr className="border-t border-line">
        <th scope="row" className="min-h-10 px-3 py-2 font-normal">
          {row.number && <span className="mr-2 text-ink-soft tabular-nums">{row.number}</span>}
          {labelled(row.label)}
        </th>
        {companies.map((companyId) => {
          const cell = row.cells.find((one) => one.companyId === companyId);
          return (
            <td key={companyId} className="border-l border-line">
              {cell && <LevelCellButton cell={cell} onOpen={() => open(companyId)} />}
            </td>
          );
        })}
      </tr>
    </>
  );
}
