import { ShownOnce } from "../../web/components/shown-once.tsx";
import { useText } from "../../web/language.ts";
import { webhookTexts } from "./webhook-texts.ts";

/** A signing secret, this once. */
export function NewSecret({ secret, onDone }: { secret: string; onDone: () => void }) {
  const t = useText(webhookTexts);
  return (
    <ShownOnce value={secret} notice={t.secretOnce} onDone={onDone}>
      <p className="text-sm text-ink-soft">{t.secretHow}</p>
    </ShownOnce>
  );
}
