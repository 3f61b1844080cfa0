import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../../web/call.ts";
import { Button } from "../../../web/components/button.tsx";
import { Dialog } from "../../../web/components/dialog.tsx";
import { Refusal } from "../../../web/components/feedback.tsx";
import { Select } from "../../../web/components/select.tsx";
import { useText } from "../../../web/language.ts";
import { wholePlan } from "../builder.ts";
import { saveTableSet } from "../route-contracts.ts";
import { type RoundKey, tableVariablesQuery } from "./table-queries.ts";
import { tableTexts } from "./table-texts.ts";

/** A table and a chart of every question, beside the round before where one is chosen. */
export function MakeAllTables({ round, onMade }: { round: RoundKey; onMade: (tableSetId: string) => void }) {
  const t = useText(tableTexts);
  const queryClient = useQueryClient();
  const variables = useQuery(tableVariablesQuery(round));
  const instrument = variables.data?.instrument.id;
  const [before, setBefore] = useState<string | null>(null);
  const earlier = variables.data?.earlierRounds ?? [];
  const make = useMutation({
    mutationFn: (id: NonNullable<typeof instrument>) =>
      call(saveTableSet, {
        params: round,
        body: { name: before ? t.allBeside : t.allQuestions, plan: wholePlan(id, before) },
      }),
    onSuccess: async ({ id }) => {
      await queryClient.invalidateQueries({ queryKey: ["tables", round] });
      onMade(id);
    },
  });
  return (
    <>
      <Refusal error={variables.error ?? make.error} />
      {earlier.length > 0 && (
        <Select
          label={t.before}
          place="flex w-full max-w-md flex-col gap-1 text-left"
          value={before ?? "none"}
          choices={[{ id: "none", label: t.beforeNone }, ...earlier.map(({ id, title }) => ({ id, label: title }))]}
          onChange={(id) => setBefore(id === "none" ? null : id)}
        />
      )}
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

/** The same where there are tables already. */
export function MakeAllAgain({ round, onMade }: { round: RoundKey; onMade: (tableSetId: string) => void }) {
  const t = useText(tableTexts);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onPress={() => setOpen(true)}>{t.allQuestions}</Button>
      {isOpen && (
        <Dialog title={t.makeAll} open onClose={() => setOpen(false)}>
          <div className="flex flex-col items-start gap-4">
            <p>{t.makeAllHint}</p>
            <MakeAllTables
              round={round}
              onMade={(id) => {
                setOpen(false);
                onMade(id);
              }}
            />
          </div>
        </Dialog>
      )}
    </>
  );
}
