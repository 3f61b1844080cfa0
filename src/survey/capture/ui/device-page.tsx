import { useEffect, useState } from "react";
import { Button, LinkButton } from "../../../web/components/button.tsx";
import { Notice } from "../../../web/components/feedback.tsx";
import { switchLanguage, useText } from "../../../web/language.ts";
import type { Ended } from "../device/lifecycle.ts";
import { type Workspace, waitingIn } from "../device/workspace.ts";
import { captureTexts } from "./capture-texts.ts";
import { PageHead } from "./page-head.tsx";
import type { PageProps } from "./page-props.ts";
import { RowButton } from "./row-button.tsx";
import { useWorkspace } from "./use-workspace.ts";

/** The tablet itself: other hospitals on it, the language, and taking this hospital off it. */
export function DevicePage(
  props: PageProps & {
    others: readonly Workspace[];
    onChoose: (id: string) => void;
    onPrepare: () => void;
    onEnded: (ended: Ended) => void;
  },
) {
  const { workspace } = props;
  const t = useText(captureTexts);
  const waiting = waitingIn(useWorkspace(workspace));
  const [asking, setAsking] = useState(false);
  const kept = useKept();

  async function remove() {
    await workspace.wipe("by_person");
    props.onEnded({ why: "by_person", waiting });
  }
  return (
    <>
      <PageHead title={t.device} />
      {kept === false && <Notice tone="attention">{t.notKept}</Notice>}
      {props.others
        .filter((one) => one !== workspace)
        .map((one) => (
          <RowButton
            key={one.current().head.id}
            title={one.current().bundle.facility.name}
            hint={t.unsent(waitingIn(one.current()))}
            onPress={() => props.onChoose(one.current().head.id)}
          />
        ))}
      <Button place="min-h-12" onPress={props.onPrepare}>
        {t.another}
      </Button>
      <Button place="min-h-12" onPress={() => switchLanguage(t.otherLanguage)}>
        {t.language}
      </Button>
      <LinkButton download href="/" place="min-h-12">
        {t.toApp}
      </LinkButton>
      {!asking && (
        <Button look="danger" place="min-h-12" onPress={() => setAsking(true)}>
          {t.remove}
        </Button>
      )}
      {asking && (
        <Notice tone={waiting > 0 ? "alert" : "attention"}>
          <p>{t.removeWarning(waiting)}</p>
          <div className="mt-2 flex gap-2">
            <Button look="danger" place="min-h-12" onPress={remove}>
              {t.reallyRemove}
            </Button>
            <Button place="min-h-12" onPress={() => setAsking(false)}>
              {t.cancel}
            </Button>
          </div>
        </Notice>
      )}
    </>
  );
}

/** Whether the browser has promised to keep what is stored here; null: not known. */
function useKept(): boolean | null {
  const [kept, setKept] = useState<boolean | null>(null);
  useEffect(() => {
    void navigator.storage?.persisted?.().then(setKept);
  }, []);
  return kept;
}
