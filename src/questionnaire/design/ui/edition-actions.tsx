import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { inOrganisation } from "../../../web/addresses.ts";
import { addressOfCall, call } from "../../../web/call.ts";
import { Button } from "../../../web/components/button.tsx";
import { Actions, Dialog } from "../../../web/components/dialog.tsx";
import { Notice, Refusal } from "../../../web/components/feedback.tsx";
import { Menu } from "../../../web/components/menu.tsx";
import { TextField } from "../../../web/components/text-field.tsx";
import { showToast } from "../../../web/components/toast.tsx";
import { useText } from "../../../web/language.ts";
import type { InstrumentProblem } from "../../instrument/instrument-problem.ts";
import {
  createInstrument,
  downloadInstrument,
  fixInstrument,
  type InstrumentFormat,
  type InstrumentView,
  removeInstrument,
  startEdition,
} from "../route-contracts.ts";
import { designTexts } from "./design-texts.ts";
import { designerAddress, type Edition } from "./instrument-queries.ts";
import type { Editing } from "./use-editing.ts";

interface Props {
  edition: Edition;
  view: InstrumentView;
  editing: Editing;
  problems: readonly InstrumentProblem[];
}

/** Taking back a step, files, fixing the edition, beginning the next. */
export function EditionActions(props: Props) {
  const { edition, view, editing } = props;
  const t = useText(designTexts);
  const [asking, setAsking] = useState<"fix" | "next" | null>(null);
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const isDraft = view.state === "draft";
  const file = (format: InstrumentFormat) => {
    window.location.assign(addressOfCall(downloadInstrument, { params: { ...edition }, query: { format } }));
  };
  const remove = useMutation({
    mutationFn: () => call(removeInstrument, { params: { ...edition } }),
    onSuccess: async () => {
      const { organisationId } = edition;
      const list = { queryKey: ["instruments", organisationId, "list"] };
      await queryClient.invalidateQueries(list);
      navigate({ to: inOrganisation(organisationId, "instruments") });
      showToast(t.thrownAway, async () => {
        await call(createInstrument, {
          params: { organisationId },
          body: { from: "document", document: editing.draft },
        });
        await queryClient.invalidateQueries(list);
      });
    },
  });
  return (
    <>
      {remove.error && <Refusal error={remove.error} />}
      {isDraft && view.mayManage && (
        <Button look="quiet" isDisabled={editing.undo === null} onPress={() => editing.undo?.()}>
          {t.undo}
        </Button>
      )}
      <Menu
        look="quiet"
        label={t.moreActions}
        entries={[
          { id: "pdf", label: t.pdf, onAction: () => file("pdf") },
          { id: "xlsx", label: t.xlsx, onAction: () => file("xlsx") },
          { id: "json", label: t.json, onAction: () => file("json") },
          ...(view.mayManage && isDraft ? [{ id: "next", label: t.next, onAction: () => setAsking("next") }] : []),
          ...(view.mayManage && isDraft ? [{ id: "remove", label: t.throwAway, onAction: () => remove.mutate() }] : []),
        ]}
      />
      {view.mayManage && (
        <Button look="primary" onPress={() => setAsking(isDraft ? "fix" : "next")}>
          {isDraft ? t.fix : t.next}
        </Button>
      )}
      {asking === "fix" && <FixEdition {...props} onClose={() => setAsking(null)} />}
      {asking === "next" && <NextEdition {...props} onClose={() => setAsking(null)} />}
    </>
  );
}

function FixEdition({ edition, editing, problems, onClose }: Props & { onClose: () => void }) {
  const t = useText(designTexts);
  const queryClient = useQueryClient();
  const errors = problems.filter(({ weight }) => weight === "error").length;
  const cautions = problems.length - errors;
  const fix = useMutation({
    mutationFn: async () => {
      const version = await editing.save();
      if (version === null) throw new Error(t.saveFirst);
      return call(fixInstrument, { params: { ...edition }, body: { version } });
    },
    onSuccess: async () => {
      onClose();
      showToast(t.fixedNow);
      await queryClient.invalidateQueries({ queryKey: ["instruments", edition.organisationId] });
    },
  });
  return (
    <Dialog title={t.fixTitle(edition.edition)} open onClose={onClose}>
      <p>{t.fixMeaning}</p>
      {errors > 0 && <Notice tone="alert">{t.fixErrors(errors)}</Notice>}
      {errors === 0 && cautions > 0 && <Notice tone="attention">{t.fixCautions(cautions)}</Notice>}
      <Refusal error={fix.error} />
      <Actions>
        <Button look="primary" isDisabled={errors > 0} isPending={fix.isPending} onPress={() => fix.mutate()}>
          {t.fixNow}
        </Button>
        <Button onPress={onClose}>{t.cancel}</Button>
      </Actions>
    </Dialog>
  );
}

function NextEdition({ edition, editing, onClose }: Props & { onClose: () => void }) {
  const t = useText(designTexts);
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [name, setName] = useState("");
  const start = useMutation({
    mutationFn: async () => {
      await editing.save();
      return call(startEdition, { params: { ...edition }, body: { edition: name } });
    },
    onSuccess: async (made) => {
      await queryClient.invalidateQueries({ queryKey: ["instruments", edition.organisationId, "list"] });
      showToast(t.nextStarted);
      navigate({ to: inOrganisation(edition.organisationId, designerAddress(made)) });
    },
  });
  return (
    <Dialog title={t.next} open onClose={onClose}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          start.mutate();
        }}
      >
        <p>{t.nextMeaning}</p>
        <TextField
          label={t.nextName}
          hint={t.nextHint}
          value={name}
          onChange={setName}
          required
          autoFocus
          maxLength={40}
        />
        <Refusal error={start.error} />
        <Actions>
          <Button type="submit" look="primary" isPending={start.isPending} isDisabled={name.trim() === ""}>
            {t.nextNow}
          </Button>
          <Button onPress={onClose}>{t.cancel}</Button>
        </Actions>
      </form>
    </Dialog>
  );
}
