import { Button } from "../../../web/components/button.tsx";
import { Chip } from "../../../web/components/chip.tsx";
import { Notice } from "../../../web/components/feedback.tsx";
import { useText } from "../../../web/language.ts";
import { type Workspace, waitingIn } from "../device/workspace.ts";
import { captureTexts } from "./capture-texts.ts";
import type { useSync } from "./use-sync.ts";
import { useWorkspace } from "./use-workspace.ts";

/** Always in sight: which hospital, whether there is a network, what is not sent yet, and that all is on the disk. */
export function StateBar(props: {
  workspace: Workspace;
  sync: Pick<ReturnType<typeof useSync>, "online" | "running">;
  onLock: () => Promise<void>;
}) {
  const t = useText(captureTexts);
  const state = useWorkspace(props.workspace);
  const { online, running } = props.sync;
  const waiting = waitingIn(state);
  return (
    <header className="sticky top-0 z-10 border-b border-line bg-white px-4 py-2">
      <div className="mx-auto flex max-w-3xl items-center justify-between gap-3">
        <div className="flex min-w-0 flex-col gap-1">
          <span className="truncate font-bold">{state.bundle.facility.name}</span>
          <span className="flex flex-wrap gap-1.5" role="status">
            <Chip tone={online ? "good" : "attention"} shape={online ? "dot" : "ring"}>
              {online ? t.online : t.offline}
            </Chip>
            <Chip tone={waiting === 0 ? "neutral" : "accent"} shape={waiting === 0 ? "tick" : "halfFilled"}>
              {running ? t.sending : t.unsent(waiting)}
            </Chip>
            <Chip shape={state.saved ? "tick" : "clock"}>{state.saved ? t.saved : t.saving}</Chip>
          </span>
        </div>
        <Button onPress={props.onLock} place="min-h-12">
          {t.lock}
        </Button>
      </div>
      {state.failed && (
        <div className="mx-auto mt-2 max-w-3xl">
          <Notice tone="alert">{t.notSaved}</Notice>
        </div>
      )}
    </header>
  );
}
