import type { ReactNode } from "react";
import { useText } from "../language.ts";
import { Button } from "./button.tsx";
import { Actions } from "./dialog.tsx";
import { Notice } from "./feedback.tsx";
import { componentTexts } from "./texts.ts";
import { showFailure, showToast } from "./toast.tsx";

interface Props {
  /** A link, token or secret. */
  value: string;
  /** What it is and what to do with it. */
  notice: ReactNode;
  /** It is on its way already; to copy it is only for the case that it does not arrive. */
  sent?: boolean;
  onDone: () => void;
  /** Further words below it. */
  children?: ReactNode;
}

/** What is shown this once, to copy and keep or hand over. */
export function ShownOnce({ value, notice, sent = false, onDone, children }: Props) {
  const t = useText(componentTexts);
  const copy = () => navigator.clipboard.writeText(value).then(() => showToast(t.copied), showFailure);
  return (
    <>
      <Notice tone={sent ? "good" : "attention"}>{notice}</Notice>
      <code className="break-all rounded-6 border border-line p-3 text-sm">{value}</code>
      {children}
      <Actions>
        <Button onPress={copy}>{t.copy}</Button>
        <Button look="primary" onPress={onDone}>
          {t.done}
        </Button>
      </Actions>
    </>
  );
}
