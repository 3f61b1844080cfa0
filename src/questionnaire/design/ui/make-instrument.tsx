import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { inOrganisation } from "../../../web/addresses.ts";
import { call, upload } from "../../../web/call.ts";
import { Button } from "../../../web/components/button.tsx";
import { Actions, Dialog } from "../../../web/components/dialog.tsx";
import { Notice, Refusal } from "../../../web/components/feedback.tsx";
import { FileDrop } from "../../../web/components/file-drop.tsx";
import { RadioGroup } from "../../../web/components/radio-group.tsx";
import { Select } from "../../../web/components/select.tsx";
import { TextField } from "../../../web/components/text-field.tsx";
import { showToast } from "../../../web/components/toast.tsx";
import { useText } from "../../../web/language.ts";
import { useWording } from "../../respond/ui/wording.ts";
import { createInstrument, type NewInstrument, type ShippedSummary, uploadInstrument } from "../route-contracts.ts";
import { designerAddress } from "./instrument-queries.ts";
import { listTexts } from "./list-texts.ts";

type From = "empty" | "shipped" | "file";
const keyOf = ({ id, edition }: ShippedSummary) => `${id}/${edition}`;

/** From a blank one, one that comes along, or a file; then straight to its designer. */
export function MakeInstrument(props: {
  organisationId: string;
  shipped: readonly ShippedSummary[];
  onClose: () => void;
}) {
  const { organisationId, shipped, onClose } = props;
  const t = useText(listTexts);
  const word = useWording();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [from, setFrom] = useState<From>("empty");
  const [title, setTitle] = useState("");
  const [which, setWhich] = useState<string | null>(null);
  const params = { organisationId };
  const make = useMutation({
    mutationFn: (wanted: NewInstrument | File) => {
      if (!(wanted instanceof File)) return call(createInstrument, { params, body: wanted });
      const form = new FormData();
      form.append("file", wanted);
      return upload(uploadInstrument, { params, form });
    },
    onSuccess: async (made) => {
      await queryClient.invalidateQueries({ queryKey: ["instruments", organisationId, "list"] });
      showToast(t.made);
      navigate({ to: inOrganisation(organisationId, designerAddress(made)) });
    },
  });
  const chosen = shipped.find((one) => keyOf(one) === which);
  const wanted: NewInstrument | null =
    from === "empty"
      ? title.trim() === ""
        ? null
        : { from, title }
      : from === "shipped" && chosen
        ? { from, id: chosen.id, edition: chosen.edition }
        : null;
  return (
    <Dialog title={t.make} open onClose={onClose}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (wanted) make.mutate(wanted);
        }}
      >
        <RadioGroup
          label={t.from}
          value={from}
          onChange={(next) => {
            setFrom(next as From);
            make.reset();
          }}
          choices={[
            { id: "empty", label: t.empty },
            { id: "shipped", label: t.shipped },
            { id: "file", label: t.file },
          ]}
        />
        {from === "empty" && (
          <TextField
            label={t.titleField}
            hint={t.titleHint}
            value={title}
            onChange={setTitle}
            required
            maxLength={200}
          />
        )}
        {from === "shipped" && (
          <Select
            label={t.shippedWhich}
            value={which}
            onChange={setWhich}
            choices={shipped.map((one) => ({
              id: keyOf(one),
              label: t.editionNamed(word(one.title), one.edition),
              hint: t.questionsOf(one.questions),
            }))}
          />
        )}
        {from === "file" && (
          <FileDrop
            label={t.fileDrop}
            hint={t.fileHint}
            accept={[".json", ".xlsx"]}
            disabled={make.isPending}
            onFiles={([file]) => file && make.mutate(file)}
          />
        )}
        {from === "file" && make.error ? <FileProblems error={make.error} /> : <Refusal error={make.error} />}
        <Actions>
          {from !== "file" && (
            <Button type="submit" look="primary" isPending={make.isPending} isDisabled={wanted === null}>
              {t.create}
            </Button>
          )}
          <Button onPress={onClose}>{t.cancel}</Button>
        </Actions>
      </form>
    </Dialog>
  );
}

/** The server names one problem a line, each with its place. */
function FileProblems({ error }: { error: Error }) {
  const t = useText(listTexts);
  const [first = "", ...others] = error.message.split("\n");
  return (
    <Notice tone="alert">
      <p>{t.fileProblems}</p>
      <ul className="list-disc pl-5">
        {[first, ...others].map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Notice>
  );
}
