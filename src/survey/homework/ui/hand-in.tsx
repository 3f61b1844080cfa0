import { Button } from "../../../web/components/button.tsx";
import { Actions } from "../../../web/components/dialog.tsx";
import { momentText } from "../../../web/moment.ts";
import type { useQuietSave } from "../../../web/quiet-save.ts";

interface Props {
  save: ReturnType<typeof useQuietSave<{ savedAt: string }>>;
  submit: { mutate: () => void; isPending: boolean };
  /** Name and company are missing. */
  nameless: boolean;
  words: { saving: string; saved: (time: string) => string; save: string; submit: string };
}

/** Saves an answer for later, or hands it in. */
export function HandIn({ save, submit, nameless, words }: Props) {
  return (
    <Actions>
      <span role="status" className="text-sm text-ink-soft">
        {save.saving ? words.saving : save.saved && words.saved(momentText(save.saved.savedAt))}
      </span>
      <Button isDisabled={save.saving || submit.isPending} onPress={save.saveNow}>
        {words.save}
      </Button>
      <Button
        look="primary"
        isDisabled={nameless || submit.isPending}
        onPress={() => {
          save.settle();
          submit.mutate();
        }}
      >
        {words.submit}
      </Button>
    </Actions>
  );
}
