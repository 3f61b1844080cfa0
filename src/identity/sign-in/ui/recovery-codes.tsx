import { Button } from "../../../web/components/button.tsx";
import { Actions } from "../../../web/components/dialog.tsx";
import { Notice } from "../../../web/components/feedback.tsx";
import { showFailure, showToast } from "../../../web/components/toast.tsx";
import { useText } from "../../../web/language.ts";
import { accountTexts } from "./account-texts.ts";

/** Recovery codes, shown this once. */
export function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const t = useText(accountTexts);
  const copy = () => navigator.clipboard.writeText(codes.join("\n")).then(() => showToast(t.copied), showFailure);
  return (
    <div className="flex flex-col gap-3">
      <Notice tone="attention">{t.recoveryKeep}</Notice>
      <ol className="grid grid-cols-2 gap-x-6 gap-y-1 rounded-6 border border-line p-4 font-mono">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <Actions>
        <Button look="quiet" onPress={copy}>
          {t.copy}
        </Button>
        <Button look="quiet" onPress={() => print()}>
          {t.print}
        </Button>
        <Button look="primary" onPress={onKept}>
          {t.recoveryKept}
        </Button>
      </Actions>
    </div>
  );
}
