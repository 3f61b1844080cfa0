import { type ReactNode, useState } from "react";
import { Button } from "../../../web/components/button.tsx";
import { Notice } from "../../../web/components/feedback.tsx";
import { useText } from "../../../web/language.ts";
import type { WorkspaceHead } from "../device/storage.ts";
import { captureTexts } from "./capture-texts.ts";
import { Entrance } from "./entrance.tsx";
import { QuietForm, TextLine } from "./fields.tsx";
import type { UnlockResult } from "./use-device.ts";

const clock = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Tokyo", timeStyle: "medium" });

export function UnlockPage(props: {
  notice: ReactNode;
  heads: readonly WorkspaceHead[];
  startAfresh: () => Promise<void>;
  open: (passphrase: string) => Promise<UnlockResult>;
}) {
  const t = useText(captureTexts);
  const [passphrase, setPassphrase] = useState("");
  const [opening, setOpening] = useState(false);
  const [forgotten, setForgotten] = useState(false);
  const [refused, setRefused] = useState<{ notBefore: Date | null } | null>(null);

  async function unlock() {
    setOpening(true);
    const result = await props.open(passphrase);
    if (result.ok) return;
    setOpening(false);
    setPassphrase("");
    setRefused(result);
  }
  return (
    <Entrance title={t.unlockTitle}>
      {props.notice}
      <p>{t.unlockLead(props.heads.length)}</p>
      <QuietForm onSubmit={unlock}>
        <TextLine label={t.passphrase} type="password" value={passphrase} onChange={setPassphrase} />
        {refused && (
          <Notice tone="alert">
            {t.wrong} {refused.notBefore && t.waitUntil(clock.format(refused.notBefore))}
          </Notice>
        )}
        <Button look="primary" type="submit" isDisabled={opening || passphrase === ""} place="min-h-12">
          {opening ? t.opening : t.unlock}
        </Button>
      </QuietForm>
      {!forgotten && (
        <Button look="quiet" place="self-start" onPress={() => setForgotten(true)}>
          {t.forgotten}
        </Button>
      )}
      {forgotten && (
        <Notice tone="attention">
          <p>{t.forgottenLead(props.heads.reduce((sum, { waiting }) => sum + waiting, 0))}</p>
          <div className="mt-2 flex flex-wrap gap-2">
            <Button look="danger" onPress={props.startAfresh}>
              {t.startAfresh}
            </Button>
            <Button onPress={() => setForgotten(false)}>{t.cancel}</Button>
          </div>
        </Notice>
      )}
    </Entrance>
  );
}
