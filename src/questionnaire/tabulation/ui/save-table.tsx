import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { inOrganisation, withSearch } from "../../../web/addresses.ts";
import { call } from "../../../web/call.ts";
import { Button } from "../../../web/components/button.tsx";
import { Actions, Dialog } from "../../../web/components/dialog.tsx";
import { Notice, Refusal } from "../../../web/components/feedback.tsx";
import { Select } from "../../../web/components/select.tsx";
import { TextField } from "../../../web/components/text-field.tsx";
import { showToast } from "../../../web/components/toast.tsx";
import { useText } from "../../../web/language.ts";
import type { TablePlan, TableSpec } from "../../table/plan.ts";
import { planOf, withTable } from "../builder.ts";
import { changeTableSet, saveTableSet } from "../route-contracts.ts";
import { type RoundKey, tableSetQuery, tableSetsQuery } from "./table-queries.ts";
import { builderTexts } from "./table-texts.ts";

const newSet = "new";

/** Under a name of its own, or behind the tables of a set there is. */
export function SaveTable(props: {
  round: RoundKey;
  instrument: TablePlan["instrument"];
  spec: TableSpec;
  settings: Pick<TablePlan, "weights" | "previousRound">;
  onClose: () => void;
}) {
  const { round, instrument, spec, settings, onClose } = props;
  const t = useText(builderTexts);
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const sets = useQuery(tableSetsQuery(round));
  const [name, setName] = useState("");
  const [where, setWhere] = useState(newSet);
  const chosen = useQuery({ ...tableSetQuery(round, where), enabled: where !== newSet });
  const joined = where === newSet || !chosen.data ? null : withTable(chosen.data.plan, spec, settings);
  const otherwise = chosen.data !== undefined && where !== newSet && joined === null;
  const save = useMutation({
    mutationFn: async () => {
      const set = chosen.data;
      if (where === newSet || !set || !joined)
        return call(saveTableSet, { params: round, body: { name, plan: planOf(instrument, [spec], settings) } });
      const body = { name: set.name, plan: joined, version: set.version };
      return call(changeTableSet, { params: { ...round, tableSetId: where }, body });
    },
    onSuccess: async (saved) => {
      await queryClient.invalidateQueries({ queryKey: ["tables", round] });
      showToast(t.saved);
      navigate({
        to: withSearch(inOrganisation(round.organisationId, `rounds/${round.roundId}/tables`), { set: saved.id }),
      });
    },
  });
  return (
    <Dialog title={t.saveTitle} open onClose={onClose}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <Refusal error={save.error} />
        <Select
          label={t.where}
          value={where}
          onChange={setWhere}
          choices={[
            { id: newSet, label: t.newSet },
            ...(sets.data?.sets ?? []).map((set) => ({ id: set.id, label: set.name })),
          ]}
        />
        {where === newSet && (
          <TextField label={t.name} value={name} onChange={setName} required autoFocus maxLength={200} />
        )}
        {otherwise && <Notice tone="attention">{t.otherwise}</Notice>}
        <Actions>
          <Button
            type="submit"
            look="primary"
            isPending={save.isPending}
            isDisabled={where === newSet ? name.trim() === "" : joined === null}
          >
            {t.save}
          </Button>
          <Button onPress={onClose}>{t.cancel}</Button>
        </Actions>
      </form>
    </Dialog>
  );
}
