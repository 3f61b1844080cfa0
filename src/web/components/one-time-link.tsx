import type { ReactNode } from "react";
import { useText } from "../language.ts";
import { Button } from "./button.tsx";
import { Actions } from "./dialog.tsx";
import { Notice } from "./feedback.tsx";
import { componentTexts } from "./texts.ts";
import { showFailure, showToast } from "./toast.tsx";

/** A link that is shown this once, to copy and hand over. `sent`: a mail with it is on its way. */
export function OneTimeLink(props: { link: string; sent: boolean; children: ReactNode; onDone: () => void }) {
  const t = useText(componentTexts);
  const copy = () => navigator.clipboard.writeText(props.link).then(() => showToast(t.copied), showFailure);
  return (
    <>
      <Notice tone={props.sent ? "good" : "attention"}>{props.children}</Notice>
      <code className="break-all rounded-6 border border-line p-3 text-sm">{props.link}</code>
      <Actions>
        <Button onPress={copy}>{t.copy}</Button>
        <Button look="primary" onPress={props.onDone}>
          {t.done}
        </Button>
      </Actions>
    </>
  );
}
