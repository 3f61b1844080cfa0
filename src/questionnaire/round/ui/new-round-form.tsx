import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { call } from "../../../web/call.ts";
import { Button } from "../../../web/components/button.tsx";
import { Actions } from "../../../web/components/dialog.tsx";
import { Refusal } from "../../../web/components/feedback.tsx";
import { RadioGroup } from "../../../web/components/radio-group.tsx";
import { Select } from "../../../web/components/select.tsx";
import { TextField } from "../../../web/components/text-field.tsx";
import { showToast } from "../../../web/components/toast.tsx";
import { useText } from "../../../web/language.ts";
import type { InstrumentSummary } from "../../design/route-contracts.ts";
import { useWording } from "../../respond/ui/wording.ts";
import { roundAccesses } from "../round.ts";
import { createRound, RoundAccess, type RoundSettings } from "../route-contracts.ts";
import { roundPath } from "./round-queries.ts";
import { complete, newSettings } from "./round-settings.ts";
import { roundTexts } from "./round-texts.ts";
import { SettingsFields } from "./settings-fields.tsx";

/** Ids hold no space, so instrument and edition can stand in one key. */
const keyOf = ({ instrumentId, edition }: InstrumentSummary) => `${instrumentId} ${edition}`;

export function NewRoundForm(props: { organisationId: string; instruments: readonly InstrumentSummary[] }) {
  const t = useText(roundTexts);
  const word = useWording();
  const router = useRouter();
  const queryClient = useQueryClient();
  const { organisationId, instruments } = props;
  const first = instruments.find(({ state }) => state === "fixed") ?? instruments[0];
  const [instrument, setInstrument] = useState(first ? keyOf(first) : null);
  const [access, setAccess] = useState<RoundSettings["access"]>("links");
  const [anonymous, setAnonymous] = useState(true);
  const [slug, setSlug] = useState("");
  const [settings, setSettings] = useState({ ...newSettings, title: first ? word(first.title) : "" });
  const chosen = instruments.find((one) => keyOf(one) === instrument);
  const create = useMutation({
    mutationFn: ({ instrumentId, edition }: InstrumentSummary) => {
      const editable = settings.editable && !anonymous && access !== "open";
      const address = access === "open" && slug !== "" ? { slug } : {};
      const body = { ...complete(settings), editable, instrumentId, edition, access, anonymous, ...address };
      return call(createRound, { params: { organisationId }, body });
    },
    onSuccess: async ({ id }) => {
      await queryClient.invalidateQueries({ queryKey: ["rounds", organisationId] });
      showToast(t.created);
      router.history.push(roundPath({ organisationId, roundId: id }));
    },
  });
  return (
    <form
      className="flex max-w-3xl flex-col gap-6 rounded-8 border border-line bg-white p-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen) create.mutate(chosen);
      }}
    >
      <Select
        label={t.instrument}
        hint={t.instrumentHint}
        choices={instruments.map((one) => ({
          id: keyOf(one),
          label: `${word(one.title)}（${t.edition(one.edition)}${one.state === "draft" ? `・${t.draftEdition}` : ""}）`,
        }))}
        value={instrument}
        onChange={setInstrument}
        required
      />
      <RadioGroup
        label={t.how}
        choices={roundAccesses.map((id) => ({ id, label: t.access[id], hint: t.accessHint[id] }))}
        value={access}
        onChange={(id) => setAccess(RoundAccess.parse(id))}
      />
      {access === "open" && (
        <TextField label={t.slug} hint={t.slugHint} value={slug} onChange={setSlug} maxLength={60} />
      )}
      <RadioGroup
        label={t.anonymity}
        choices={[
          { id: "anonymous", label: t.anonymous, hint: t.anonymousHint },
          { id: "named", label: t.named, hint: t.namedHint },
        ]}
        value={anonymous ? "anonymous" : "named"}
        onChange={(id) => setAnonymous(id === "anonymous")}
      />
      <SettingsFields settings={settings} access={access} anonymous={anonymous} onChange={setSettings} />
      <p className="text-sm text-ink-soft">{t.fixedNow}</p>
      <Refusal error={create.error} />
      <Actions>
        <Button look="primary" type="submit" isDisabled={create.isPending || !chosen || settings.title.trim() === ""}>
          {t.create}
        </Button>
      </Actions>
    </form>
  );
}
