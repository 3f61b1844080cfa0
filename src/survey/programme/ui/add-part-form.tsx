import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { programmePartNames } from "../../../identity/contract.ts";
import { call } from "../../../web/call.ts";
import { Button } from "../../../web/components/button.tsx";
import { Actions } from "../../../web/components/dialog.tsx";
import { LoadFailed, Loading, Refusal } from "../../../web/components/feedback.tsx";
import { Select } from "../../../web/components/select.tsx";
import { TextField } from "../../../web/components/text-field.tsx";
import { showToast } from "../../../web/components/toast.tsx";
import { useLabel, useText } from "../../../web/language.ts";
import { givePart } from "../route-contracts.ts";
import { candidatesQuery } from "./programme-queries.ts";
import { programmeTexts } from "./programme-texts.ts";

/** A registered organisation gets its part, which follows from its kind. */
export function AddPartForm({ programmeId, onDone }: { programmeId: string; onDone: () => void }) {
  const t = useText(programmeTexts);
  const label = useLabel();
  const queryClient = useQueryClient();
  const { data, isPending, error, refetch } = useQuery(candidatesQuery(programmeId));
  const [organisationId, setOrganisationId] = useState<string | null>(null);
  const [lastDay, setLastDay] = useState("");
  const chosen = data?.organisations.find((one) => one.organisationId === organisationId);
  const give = useMutation({
    mutationFn: ({ organisationId: id, part }: { organisationId: string; part: NonNullable<typeof chosen>["part"] }) =>
      call(givePart, {
        params: { programmeId },
        body: { organisationId: id, part, lastDay: lastDay === "" ? null : lastDay },
      }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ["programmes"] });
      showToast(t.added);
      onDone();
    },
  });
  if (isPending) return <Loading />;
  if (error) return <LoadFailed error={error} retry={refetch} />;
  if (data.organisations.length === 0) return <p className="text-sm">{t.noCandidates}</p>;
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen) give.mutate(chosen);
      }}
    >
      <p className="text-sm text-ink-soft">{t.addPartHint}</p>
      <Select
        label={t.organisation}
        choices={data.organisations.map((one) => ({
          id: one.organisationId,
          label: one.name,
          hint: label(programmePartNames[one.part]),
        }))}
        value={organisationId}
        onChange={setOrganisationId}
        required
      />
      <TextField label={t.lastDay} type="date" value={lastDay} onChange={setLastDay} />
      <Refusal error={give.error} />
      <Actions>
        <Button look="primary" type="submit" isDisabled={give.isPending || !chosen}>
          {t.add}
        </Button>
      </Actions>
    </form>
  );
}
