import { Notice } from "../../../web/components/feedback.tsx";
import { useText } from "../../../web/language.ts";
import type { Ended } from "../device/lifecycle.ts";
import { type Workspace, waitingIn } from "../device/workspace.ts";
import { ConflictsPage } from "./conflicts-page.tsx";
import { ConnectionPage } from "./connection-page.tsx";
import { ConnectionsPage } from "./connections-page.tsx";
import { DevicePage } from "./device-page.tsx";
import { QuietForm } from "./fields.tsx";
import { HomePage } from "./home-page.tsx";
import { NotesPage } from "./notes-page.tsx";
import { SheetPage } from "./sheet-page.tsx";
import { SheetsPage } from "./sheets-page.tsx";
import { StateBar } from "./state-bar.tsx";
import { TabBar } from "./tab-bar.tsx";
import { TargetsPage } from "./targets-page.tsx";
import { useSync } from "./use-sync.ts";
import { useViews } from "./view.ts";
import { workTexts } from "./work-texts.ts";

/** One hospital, unlocked: where one is, what state the device is in, and the five places for the thumb below. */
export function WorkspacePage(props: {
  workspace: Workspace;
  others: readonly Workspace[];
  /** A newer version of this page waits for the device to be locked. */
  newer: boolean;
  onChoose: (id: string) => void;
  onPrepare: () => void;
  onLock: () => Promise<void>;
  onEnded: (ended: Ended) => void;
}) {
  const { workspace } = props;
  const t = useText(workTexts);
  const { view, go, back } = useViews();
  const sync = useSync(workspace, ({ why }) => props.onEnded({ why, waiting: waitingIn(workspace.current()) }));
  const page = { workspace, go, back };
  return (
    <div className="flex min-h-dvh flex-col">
      <StateBar workspace={workspace} sync={sync} onLock={props.onLock} />
      <main className="mx-auto w-full max-w-3xl flex-1 p-4 pb-28">
        <QuietForm>
          {props.newer && <Notice tone="attention">{t.newer}</Notice>}
          {view.at === "home" && <HomePage {...page} sync={sync} />}
          {view.at === "sheets" && <SheetsPage {...page} />}
          {view.at === "sheet" && <SheetPage {...page} sheetId={view.sheetId} />}
          {view.at === "targets" && <TargetsPage {...page} />}
          {view.at === "connections" && <ConnectionsPage {...page} />}
          {view.at === "connection" && <ConnectionPage {...page} id={view.id} />}
          {view.at === "notes" && <NotesPage {...page} />}
          {view.at === "conflicts" && <ConflictsPage {...page} />}
          {view.at === "device" && (
            <DevicePage
              {...page}
              others={props.others}
              onChoose={props.onChoose}
              onPrepare={props.onPrepare}
              onEnded={props.onEnded}
            />
          )}
        </QuietForm>
      </main>
      <TabBar label={t.home} at={view} go={go} />
    </div>
  );
}
