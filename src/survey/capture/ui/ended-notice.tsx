import { Button } from "../../../web/components/button.tsx";
import { Notice } from "../../../web/components/feedback.tsx";
import { useText } from "../../../web/language.ts";
import type { Ended } from "../device/lifecycle.ts";
import { captureTexts } from "./capture-texts.ts";

/** What was removed from the device, until the person has seen it. */
export function EndedNotice({ ended, onUnderstood }: { ended: readonly Ended[]; onUnderstood: () => void }) {
  const t = useText(captureTexts);
  if (ended.length === 0) return null;
  return (
    <Notice tone="attention">
      {ended.map(({ why, waiting }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a list that only grows
        <p key={index}>
          {t.ended[why]} {t.lost(waiting)}
        </p>
      ))}
      <Button look="quiet" onPress={onUnderstood}>
        {t.understood}
      </Button>
    </Notice>
  );
}
