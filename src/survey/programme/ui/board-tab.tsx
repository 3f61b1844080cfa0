import { useQuery } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useAddressSearch } from "../../../web/address-search.ts";
import { DataTable } from "../../../web/components/data-table.tsx";
import { Empty, LoadFailed, Loading } from "../../../web/components/feedback.tsx";
import { useText } from "../../../web/language.ts";
import type { ProgrammeView } from "../route-contracts.ts";
import { useBoardColumns } from "./board-columns.tsx";
import { type BoardFilter, boardFilter, filtered } from "./board-filter.ts";
import { BoardFilters } from "./board-filters.tsx";
import { BoardLegend } from "./board-mark.tsx";
import { boardQuery, programmePath } from "./programme-queries.ts";
import { programmeTexts } from "./programme-texts.ts";

/** Hospitals × steps: how far each is, what is late, and whose move it is. */
export function BoardTab({ organisationId, programme }: { organisationId: string; programme: ProgrammeView }) {
  const t = useText(programmeTexts);
  const router = useRouter();
  const [search, setSearch] = useAddressSearch();
  const { data, isPending, error, refetch } = useQuery(boardQuery(programme.id));
  const manages = programme.permissions.includes("programme.manage");
  const hrefOf = (facilityId: string) =>
    manages
      ? programmePath(organisationId, programme.id, `hospitals/${facilityId}`)
      : `/f/${facilityId}/survey/${programme.id}`;
  const columns = useBoardColumns({ plan: programme.plan, companies: data?.companies ?? [], hrefOf });
  if (isPending) return <Loading />;
  if (error) return <LoadFailed error={error} retry={refetch} />;
  if (data.rows.length === 0)
    return (
      <Empty title={t.noHospitals}>
        <p>{manages ? t.noHospitalsHint : null}</p>
      </Empty>
    );
  const filter = boardFilter(search);
  const rows = filtered(data.rows, filter);
  const change = (next: Partial<BoardFilter>) => setSearch(asSearch({ ...filter, ...next }), { replace: true });
  return (
    <div className="flex flex-col gap-3">
      <BoardFilters board={data} filter={filter} onChange={change} />
      <div className="flex flex-wrap items-center justify-between gap-x-6">
        <p className="text-sm text-ink-soft" role="status">
          {t.shown(rows.length, data.rows.length)}
        </p>
        <BoardLegend />
      </div>
      {rows.length === 0 ? (
        <p className="text-sm">{t.nothingFits}</p>
      ) : (
        <div className={rows.length > 12 ? "h-[calc(100dvh-16rem)] min-h-96" : ""}>
          <DataTable
            label={t.tabs.board}
            height={rows.length > 12 ? "fill" : "page"}
            rows={rows}
            rowId={({ facilityId }) => facilityId}
            rowName={({ name }) => name}
            onOpen={({ facilityId }) => router.history.push(hrefOf(facilityId))}
            columns={columns}
          />
        </div>
      )}
    </div>
  );
}

const asSearch = ({ q, company, move, state, late }: BoardFilter) => ({
  q: q || undefined,
  company: company || undefined,
  move: move || undefined,
  state: state || undefined,
  late: late ? "1" : undefined,
});
