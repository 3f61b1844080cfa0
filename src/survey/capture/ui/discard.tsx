import { useState } from "react";
import { Button } from "../../../web/components/button.tsx";
import { Notice } from "../../../web/components/feedback.tsx";
import { useText } from "../../../web/language.ts";
import { captureTexts } from "./capture-texts.ts";
import { workTexts } from "./work-texts.ts";

/** Throws away what only this device has; asks once more, since nothing brings it back. */
export function Discard({ onDiscard }: { onDiscard: () => void }) {
  const t = useText(workTexts);
  const device = useText(captureTexts);
  const [asking, setAsking] = useState(false);
  if (!asking)
    return (
      <Button look="quiet" place="min-h-12 self-start" onPress={() => setAsking(true)}>
        {t.discard}
      </Button>
    );
  return (
    <Notice tone="attention">
      <p>{t.discardWarning}</p>
      <div className="mt-2 flex gap-2">
        <Button look="danger" place="min-h-12" onPress={onDiscard}>
          {t.discard}
        </Button>
        <Button place="min-h-12" onPress={() => setAsking(false)}>
          {device.cancel}
        </Button>
      </div>
    </Notice>
  );
}
