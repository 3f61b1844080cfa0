import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { inOrganisation, withSearch } from "../../../web/addresses.ts";
import { call } from "../../../web/call.ts";
import { Button, LinkButton } from "../../../web/components/button.tsx";
import { Refusal } from "../../../web/components/feedback.tsx";
import { showToast } from "../../../web/components/toast.tsx";
import { useText } from "../../../web/language.ts";
import type { TablePlan } from "../../table/plan.ts";
import { plannedPlaces, searchOf } from "../reopen.ts";
import { changeTableSet, type TableSet } from "../route-contracts.ts";
import { variablesOf } from "../variable.ts";
import { type RoundKey, tableVariablesQuery } from "./table-queries.ts";
import { tableTexts } from "./table-texts.ts";

/** Of a table that somebody added: build on it, or take it out of its set again. Tables of every question come and go together. */
export function FigureActions({ round, set, index }: { round: RoundKey; set: TableSet; index: number }) {
  const t = useText(tableTexts);
  const queryClient = useQueryClient();
  const { data } = useQuery(tableVariablesQuery(round));
  const place = plannedPlaces(set.plan, set.report.tables.length)[index] ?? null;
  const spec = place === null ? undefined : set.plan.tables[place];
  const search = spec && data && searchOf(spec, set.plan, variablesOf(data.instrument, data.segments));
  const save = (plan: TablePlan, version: number) =>
    call(changeTableSet, { params: { ...round, tableSetId: set.id }, body: { name: set.name, plan, version } });
  const changed = () => queryClient.invalidateQueries({ queryKey: ["tables", round] });
  const takeOut = useMutation({
    mutationFn: () => save({ ...set.plan, tables: set.plan.tables.filter((_, at) => at !== place) }, set.version),
    onSuccess: async ({ version }) => {
      await changed();
      showToast(t.takenOut, async () => {
        await save(set.plan, version);
        await changed();
      });
    },
  });
  if (!spec) return null;
  return (
    <>
      <Refusal error={takeOut.error} />
      {search && (
        <LinkButton
          look="quiet"
          href={withSearch(inOrganisation(round.organisationId, `rounds/${round.roundId}/tables/build`), search)}
        >
          {t.buildOn}
        </LinkButton>
      )}
      {set.report.tables.length > 1 && (
        <Button look="quiet" isPending={takeOut.isPending} onPress={() => takeOut.mutate()}>
          {t.takeOut}
        </Button>
      )}
    </>
  );
}
