import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { z } from "zod";
import { japanDay } from "../../../shared/japan-day.ts";
import { call } from "../../../web/call.ts";
import { Button } from "../../../web/components/button.tsx";
import { Actions } from "../../../web/components/dialog.tsx";
import { Notice, Refusal } from "../../../web/components/feedback.tsx";
import { Form } from "../../../web/components/form.tsx";
import { Select } from "../../../web/components/select.tsx";
import { TextField } from "../../../web/components/text-field.tsx";
import { showToast } from "../../../web/components/toast.tsx";
import { useLabel, useText } from "../../../web/language.ts";
import { programmePartNames } from "../../contract.ts";
import {
  type EngagementView,
  engagementKindNames,
  type listProgrammeEngagements,
  RecordedKind,
  recordEngagement,
} from "../engagement-contract.ts";
import { engagementTexts } from "./engagement-texts.ts";

/** Offers only what fits the part of each organisation and is not in force already; or renews the one that is. */
export function RecordEngagementForm(props: {
  where: { programmeId: string; facilityId: string };
  open?: z.infer<typeof listProgrammeEngagements.reply>["open"];
  renewed?: EngagementView;
  onDone: () => void;
}) {
  const t = useText(engagementTexts);
  const label = useLabel();
  const queryClient = useQueryClient();
  const { where, open = [], renewed, onDone } = props;
  const able = open.filter(({ kinds }) => kinds.length > 0);
  const only = renewed?.organisationId ?? (able.length === 1 ? first(able) : null);
  const [organisationId, setOrganisationId] = useState<string | null>(only);
  const [chosenKind, setKind] = useState<RecordedKind | null>(null);
  const [signedOn, setSignedOn] = useState(japanDay(new Date()));
  const [lastDay, setLastDay] = useState("");
  const kinds = renewed
    ? RecordedKind.array().parse([renewed.kind])
    : (able.find((one) => one.organisationId === organisationId)?.kinds ?? []);
  const kind = chosenKind && kinds.includes(chosenKind) ? chosenKind : (kinds[0] ?? null);
  const record = useMutation({
    mutationFn: (wanted: { organisationId: string; kind: RecordedKind }) =>
      call(recordEngagement, {
        params: where,
        body: { ...wanted, signedOn, lastDay: lastDay || null, renews: renewed !== undefined },
      }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ["programmeEngagements", where] });
      // Whoever records the pledge sees the hospital from now on.
      await queryClient.invalidateQueries({ queryKey: ["me"] });
      showToast(t.recorded);
      onDone();
    },
  });
  if (able.length === 0 && !renewed) return <Notice tone="neutral">{t.nothingToRecord}</Notice>;
  return (
    <Form onSubmit={() => organisationId && kind && record.mutate({ organisationId, kind })}>
      <p className="text-sm">{renewed ? t.renewHint : t.recordHint}</p>
      {!renewed && (
        <>
          <Select
            label={t.whose}
            choices={able.map((one) => ({
              id: one.organisationId,
              label: one.name,
              hint: label(programmePartNames[one.part]),
            }))}
            value={organisationId}
            onChange={setOrganisationId}
            required
          />
          <Select
            label={t.kind}
            choices={kinds.map((id) => ({ id, label: label(engagementKindNames[id]) }))}
            value={kind}
            onChange={(id) => setKind(RecordedKind.parse(id))}
            disabled={kinds.length === 0}
            required
          />
        </>
      )}
      <TextField label={t.signedDay} type="date" value={signedOn} onChange={setSignedOn} required />
      <TextField label={t.lastDay} hint={t.lastDayHint} type="date" value={lastDay} onChange={setLastDay} />
      <Refusal error={record.error} />
      <Actions>
        <Button look="primary" type="submit" isDisabled={!organisationId || !kind || !signedOn || record.isPending}>
          {renewed ? t.renew : t.record}
        </Button>
      </Actions>
    </Form>
  );
}

const first = (able: readonly { organisationId: string }[]) => able[0]?.organisationId ?? null;
