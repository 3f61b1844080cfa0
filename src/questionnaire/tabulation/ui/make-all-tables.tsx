import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { call } from "../../../web/call.ts";
import { Button } from "../../../web/components/button.tsx";
import { Refusal } from "../../../web/components/feedback.tsx";
import { useText } from "../../../web/language.ts";
import { wholePlan } from "../builder.ts";
import { saveTableSet } from "../route-contracts.ts";
import { type RoundKey, tableVariablesQuery } from "./table-queries.ts";
import { tableTexts } from "./table-texts.ts";

/** The first press: a table and a chart of every question. */
export function MakeAllTables({ round }: { round: RoundKey }) {
  const t = useText(tableTexts);
  const queryClient = useQueryClient();
  const variables = useQuery(tableVariablesQuery(round));
  const instrument = variables.data?.instrument.id;
  const make = useMutation({
    mutationFn: (id: NonNullable<typeof instrument>) =>
      call(saveTableSet, { params: round, body: { name: t.allQuestions, plan: wholePlan(id) } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ["tables", round] }),
  });
  return (
    <>
      <Refusal error={variables.error ?? make.error} />
      <Button
        look="primary"
        isPending={make.isPending}
        isDisabled={!instrument}
        onPress={() => instrument && make.mutate(instrument)}
      >
        {t.makeAll}
      </Button>
    </>
  );
}
