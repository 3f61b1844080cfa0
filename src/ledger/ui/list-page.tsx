import { useInfiniteQuery } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { useAddressSearch } from "../../web/address-search.ts";
import { inFacility, ledgerList, ledgerRecord } from "../../web/addresses.ts";
import { LinkButton } from "../../web/components/button.tsx";
import { DataTable } from "../../web/components/data-table.tsx";
import { LoadFailed, Loading } from "../../web/components/feedback.tsx";
import { Pagination } from "../../web/components/pagination.tsx";
import { useLabel, useLanguage, useText } from "../../web/language.ts";
import { useCountText } from "../../web/moment.ts";
import { Page } from "../../web/shell/page.tsx";
import { ExportMenu } from "./export-menu.tsx";
import { useKindAddress } from "./kind-address.ts";
import { ListEmpty } from "./list-empty.tsx";
import { type ListSearch, readListSearch, writeListSearch } from "./list-search.ts";
import { ListToolbar } from "./list-toolbar.tsx";
import { recordColumns } from "./record-columns.tsx";
import { recordListQuery } from "./record-list-query.ts";
import { SelectionBar } from "./selection-bar.tsx";
import { ledgerTexts } from "./texts.ts";

/** The list of one kind of record: search, filters, views, columns, selection. All of it stands in the address. */
export function ListPage() {
  const t = useText(ledgerTexts);
  const label = useLabel();
  const language = useLanguage();
  const countText = useCountText();
  const router = useRouter();
  const { facilityId, kind, definition } = useKindAddress();
  const [address, setAddress] = useAddressSearch();
  const search = readListSearch(kind, address);
  const change = (patch: Partial<ListSearch>, options?: { replace?: boolean }) =>
    setAddress(writeListSearch(kind, { ...search, ...patch }), options);
  const list = useInfiniteQuery(recordListQuery(facilityId, kind, search));
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  // What a list is filtered by is shown, even where its column was not chosen.
  const filtered = search.filters.map((filter) => filter.field).filter((field) => field !== "*");
  const columnKey = [...new Set([...search.columns, ...filtered])].join(",");
  const columns = useMemo(
    () => recordColumns(definition, columnKey.split(","), language, t),
    [definition, columnKey, language, t],
  );
  const first = list.data?.pages[0];
  const narrowed = search.q !== "" || search.filters.length > 0;

  return (
    <Page
      height="fill"
      title={search.retired ? `${label(definition)}（${t.retired}）` : label(definition)}
      crumbs={[{ label: t.ledger, href: inFacility(facilityId, "ledger") }]}
      actions={
        <>
          <ExportMenu facilityId={facilityId} kind={kind} search={search} />
          {first?.mayCreate && (
            <LinkButton look="primary" href={`${ledgerList(facilityId, kind)}/new`}>
              {t.add(label(definition))}
            </LinkButton>
          )}
        </>
      }
    >
      <ListToolbar facilityId={facilityId} definition={definition} search={search} onChange={change} />
      {selected.size > 0 && (
        <SelectionBar
          facilityId={facilityId}
          kind={kind}
          records={rows.filter((row) => selected.has(row.id))}
          filtered={filtered}
          onClear={() => setSelected(new Set())}
        />
      )}
      {list.isPending && <Loading />}
      {list.error && <LoadFailed error={list.error} retry={list.refetch} />}
      {first && rows.length === 0 && (
        <ListEmpty facilityId={facilityId} definition={definition} narrowed={narrowed || search.retired} />
      )}
      {first && rows.length > 0 && (
        <>
          <DataTable
            label={label(definition)}
            rows={rows}
            columns={columns}
            rowId={(row) => row.id}
            rowName={(row) => `${row.number} ${row.name}`}
            sort={{ column: search.sort.replace(/^-/, ""), descending: search.sort.startsWith("-") }}
            onSort={({ column, descending }) =>
              change({ sort: `${descending ? "-" : ""}${column}` }, { replace: true })
            }
            selected={selected}
            onSelect={setSelected}
            onOpen={(row) => router.history.push(ledgerRecord(facilityId, kind, row.id))}
            {...(list.hasNextPage && !list.isFetchingNextPage ? { onReachEnd: list.fetchNextPage } : {})}
          />
          <Pagination
            shown={rows.length}
            total={countText(first.count)}
            hasMore={list.hasNextPage}
            busy={list.isFetchingNextPage}
            onMore={list.fetchNextPage}
          />
        </>
      )}
    </Page>
  );
}
