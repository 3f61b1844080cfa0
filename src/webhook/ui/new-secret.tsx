import { Button } from "../../web/components/button.tsx";
import { Actions } from "../../web/components/dialog.tsx";
import { Notice } from "../../web/components/feedback.tsx";
import { showFailure, showToast } from "../../web/components/toast.tsx";
import { useText } from "../../web/language.ts";
import { webhookTexts } from "./webhook-texts.ts";

/** A signing secret, this once. */
export function NewSecret({ secret, onDone }: { secret: string; onDone: () => void }) {
  const t = useText(webhookTexts);
  const copy = () => navigator.clipboard.writeText(secret).then(() => showToast(t.copied), showFailure);
  return (
    <>
      <Notice tone="attention">{t.secretOnce}</Notice>
      <code className="break-all rounded-6 border border-line p-3">{secret}</code>
      <p className="text-sm text-ink-soft">{t.secretHow}</p>
      <Actions>
        <Button onPress={copy}>{t.copy}</Button>
        <Button look="primary" onPress={onDone}>
          {t.done}
        </Button>
      </Actions>
    </>
  );
}
