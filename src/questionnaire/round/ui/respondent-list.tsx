import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useAddressSearch } from "../../../web/address-search.ts";
import { call } from "../../../web/call.ts";
import { Button } from "../../../web/components/button.tsx";
import { LoadFailed, Loading, Notice } from "../../../web/components/feedback.tsx";
import { SearchField } from "../../../web/components/search-field.tsx";
import { Select } from "../../../web/components/select.tsx";
import { SideScroll } from "../../../web/components/side-scroll.tsx";
import { showFailure, showToast } from "../../../web/components/toast.tsx";
import { useText } from "../../../web/language.ts";
import { listRespondents, stopRespondent } from "../route-contracts.ts";
import { countText } from "./percent.ts";
import { RespondentRow } from "./respondent-row.tsx";
import { respondentTexts } from "./respondent-texts.ts";
import { type RoundKey, respondentsQuery } from "./round-queries.ts";

const pageSize = 100;

/** The list by name, a hundred at a time; what is searched for stands in the address. */
export function RespondentList({ at, anonymous, mayStop }: { at: RoundKey; anonymous: boolean; mayStop: boolean }) {
  const t = useText(respondentTexts);
  const queryClient = useQueryClient();
  const [search, change] = useAddressSearch();
  const asked = listRespondents.query.parse({ search: search.q, state: search.state, offset: search.offset });
  const list = useQuery({ ...respondentsQuery(at, asked), placeholderData: keepPreviousData });
  const stop = useMutation({
    mutationFn: (respondentId: string) => call(stopRespondent, { params: { ...at, respondentId } }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ["rounds", at.organisationId, at.roundId] });
      showToast(t.stopped);
    },
    onError: showFailure,
  });
  const filters = (
    anonymous ? ["all", "stopped"] : ["all", "waiting", "answered", "stopped"]
  ) as (keyof typeof t.filters)[];
  const go = (offset: number) => change({ offset: offset === 0 ? undefined : String(offset) });
  return (
    <>
      {anonymous && <Notice tone="neutral">{t.anonymous}</Notice>}
      <div className="no-print flex flex-wrap items-end gap-3">
        <SearchField
          label={t.search}
          value={asked.search}
          onChange={(q) => change({ q, offset: undefined }, { replace: true })}
        />
        <Select
          label={t.filter}
          hideLabel
          place="w-40"
          choices={filters.map((id) => ({ id, label: t.filters[id] }))}
          value={asked.state}
          onChange={(state) => change({ state: state === "all" ? undefined : state, offset: undefined })}
        />
      </div>
      {list.isPending && <Loading />}
      {list.error && <LoadFailed error={list.error} retry={list.refetch} />}
      {list.data?.total === 0 && <p className="text-sm text-ink-soft">{asked.search ? t.noneFound : t.none}</p>}
      {list.data && list.data.total > 0 && (
        <>
          <SideScroll label={t.title}>
            <table className="w-full text-left text-sm">
              <thead className="bg-ground">
                <tr>
                  {[t.name, t.email, t.state, ...(anonymous ? [] : [t.mailed])].map((head) => (
                    <th key={head} scope="col" className="h-10 whitespace-nowrap px-3">
                      {head}
                    </th>
                  ))}
                  <td />
                </tr>
              </thead>
              <tbody>
                {list.data.respondents.map((one) => (
                  <RespondentRow
                    key={one.id}
                    respondent={one}
                    anonymous={anonymous}
                    onStop={mayStop && !one.stopped ? () => stop.mutate(one.id) : null}
                  />
                ))}
              </tbody>
            </table>
          </SideScroll>
          <div className="flex flex-wrap items-center gap-3 text-sm tabular-nums text-ink-soft">
            <span role="status">{t.total(countText(list.data.total))}</span>
            {asked.offset > 0 && <Button onPress={() => go(Math.max(0, asked.offset - pageSize))}>{t.before}</Button>}
            {list.data.more && <Button onPress={() => go(asked.offset + pageSize)}>{t.next}</Button>}
          </div>
        </>
      )}
    </>
  );
}
