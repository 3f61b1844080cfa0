import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { call } from "../../../web/call.ts";
import { Button } from "../../../web/components/button.tsx";
import { Actions, Dialog } from "../../../web/components/dialog.tsx";
import { Refusal } from "../../../web/components/feedback.tsx";
import { TextField } from "../../../web/components/text-field.tsx";
import { showToast } from "../../../web/components/toast.tsx";
import { useText } from "../../../web/language.ts";
import type { RoundKey } from "../../tabulation/ui/table-queries.ts";
import { type Preview, publishRelease, type WantedRelease } from "../route-contracts.ts";
import { prepareTexts } from "./prepare-texts.ts";

/** The last look: what happens, and what it is called. Publishes exactly what was previewed, or nothing. */
export function PublishRelease(props: {
  round: RoundKey;
  wanted: WantedRelease;
  preview: Preview;
  /** Where to go then. */
  after: string;
  onClose: () => void;
}) {
  const { round, wanted, preview, after, onClose } = props;
  const t = useText(prepareTexts);
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [title, setTitle] = useState(preview.report.title);
  const publish = useMutation({
    mutationFn: () =>
      call(publishRelease, { params: round, body: { ...wanted, title, previewSha256: preview.previewSha256 } }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ["releases", round] });
      await queryClient.invalidateQueries({ queryKey: ["statistics"] });
      showToast(t.published);
      navigate({ to: after });
    },
  });
  return (
    <Dialog title={t.publishTitle} open onClose={onClose}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          publish.mutate();
        }}
      >
        <Refusal error={publish.error} />
        <TextField label={t.name} value={title} onChange={setTitle} required autoFocus maxLength={200} />
        <ul className="flex list-disc flex-col gap-1 pl-5 text-sm">
          {t.happens.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
        <Actions>
          <Button type="submit" look="primary" isPending={publish.isPending} isDisabled={title.trim() === ""}>
            {t.publish}
          </Button>
          <Button onPress={onClose}>{t.cancel}</Button>
        </Actions>
      </form>
    </Dialog>
  );
}
