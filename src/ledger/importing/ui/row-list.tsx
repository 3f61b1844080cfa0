import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useFacilityId } from "../../../web/address-search.ts";
import { Button } from "../../../web/components/button.tsx";
import { LoadFailed, Loading } from "../../../web/components/feedback.tsx";
import { Select } from "../../../web/components/select.tsx";
import { ValueText } from "../../../web/components/value-text.tsx";
import { useLabel, useText } from "../../../web/language.ts";
import { fieldDefinition } from "../../catalogue.ts";
import { type EditProblem, editRemedies } from "../../export/ledger-edit.ts";
import { columnLetters } from "../../import/cells/plain-text.ts";
import type { RowReason } from "../../import/import-contract.ts";
import type { PlanView } from "../route-contracts.ts";
import { rowsQuery } from "./import-queries.ts";
import { importTexts } from "./import-texts.ts";

type PlainReason = Exclude<RowReason, Exclude<EditProblem, "error_cell">>;
const outcomes = ["created", "changed", "unchanged", "refused", "skipped"] as const;

/** The dry run row by row: what becomes of each, and why. */
export function RowList({ plan, importId }: { plan: PlanView; importId: string }) {
  const t = useText(importTexts);
  const label = useLabel();
  const facilityId = useFacilityId();
  const [outcome, setOutcome] = useState<(typeof outcomes)[number] | null>(null);
  const rows = useInfiniteQuery(rowsQuery(facilityId, importId, outcome));
  const kindOf = (source: number) => plan.sources[source]?.mapping.tables[0]?.kind ?? "asset";
  const standsSideways = (source: number) => plan.sources[source]?.mapping.tables[0]?.layout === "columns";
  return (
    <div className="flex flex-col gap-3">
      <div className="max-w-60">
        <Select
          label={t.outcome}
          choices={[{ id: "all", label: t.all }, ...outcomes.map((id) => ({ id, label: t.outcomes[id] }))]}
          value={outcome ?? "all"}
          onChange={(id) => setOutcome(outcomes.find((one) => one === id) ?? null)}
        />
      </div>
      {rows.isPending && <Loading />}
      {rows.error && <LoadFailed error={rows.error} retry={rows.refetch} />}
      {rows.data && (
        <div className="overflow-x-auto rounded-8 border border-line bg-white">
          <table className="w-full text-left text-sm">
            <thead className="bg-ground">
              <tr>
                {[t.files, t.row, t.outcome, t.record, t.reason].map((head) => (
                  <th key={head} scope="col" className="h-10 px-3">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.data.pages
                .flatMap((page) => page.items)
                .map((row) => (
                  <tr key={`${row.source}:${row.row}`} className="border-t border-line align-top">
                    <td className="px-3 py-1.5 text-ink-soft">
                      {t.sheet(plan.sources[row.source]?.file ?? "", plan.sources[row.source]?.sheet ?? null)}
                    </td>
                    <td className="px-3 py-1.5 tabular-nums">
                      {standsSideways(row.source) ? columnLetters(row.row) : row.row}
                    </td>
                    <td className="whitespace-nowrap px-3 py-1.5">{t.outcomes[row.outcome]}</td>
                    <td className="px-3 py-1.5">{row.name}</td>
                    <td className="px-3 py-1.5">
                      {row.reason && <RowReasonText reason={row.reason} cell={row.cell} text={row.text} />}
                      {row.changes?.map((change) => {
                        const definition = fieldDefinition(kindOf(row.source), change.field);
                        return definition ? (
                          <p key={change.field}>
                            {label(definition)}:{" "}
                            <ValueText definition={definition} value={change.before ?? undefined} /> →{" "}
                            <ValueText definition={definition} value={change.after ?? undefined} />
                          </p>
                        ) : null;
                      })}
                    </td>
                  </tr>
                ))}
            </tbody>
          </table>
        </div>
      )}
      {rows.hasNextPage && (
        <Button isDisabled={rows.isFetchingNextPage} onPress={() => rows.fetchNextPage()}>
          {t.more}
        </Button>
      )}
    </div>
  );
}

/** Why a row is as it is; for an edited ledger the remedy as well. */
function RowReasonText({ reason, cell, text }: { reason: RowReason; cell: string | null; text: string | null }) {
  const t = useText(importTexts);
  const label = useLabel();
  const words = reason in editRemedies ? label(editRemedies[reason as EditProblem]) : t.reasons[reason as PlainReason];
  const place = [cell, text].filter(Boolean).join(" ");
  return <p>{place ? `${words}（${place}）` : words}</p>;
}
