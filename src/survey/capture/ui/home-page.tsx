import { Button, LinkButton } from "../../../web/components/button.tsx";
import { Notice } from "../../../web/components/feedback.tsx";
import { useText } from "../../../web/language.ts";
import { dayText, momentText } from "../../../web/moment.ts";
import type { SyncResult } from "../device/sync.ts";
import { waitingIn } from "../device/workspace.ts";
import { termState } from "../term.ts";
import { signInAddress } from "./addresses.ts";
import { captureTexts } from "./capture-texts.ts";
import { connectionRows } from "./connections-page.tsx";
import { PageHead } from "./page-head.tsx";
import type { PageProps } from "./page-props.ts";
import { RowButton } from "./row-button.tsx";
import { sheetProgress, sheetsOf } from "./sheets.ts";
import { openTargetCount } from "./targets.ts";
import type { useSync } from "./use-sync.ts";
import { useWorkspace } from "./use-workspace.ts";
import { workTexts } from "./work-texts.ts";

export function HomePage({ workspace, go, sync }: PageProps & { sync: ReturnType<typeof useSync> }) {
  const t = useText(captureTexts);
  const work = useText(workTexts);
  const state = useWorkspace(workspace);
  const sheets = sheetsOf(state);
  const progress = sheets.map((sheet) => sheetProgress(state, sheet));
  const conflicts = [...state.things.values()].reduce((sum, thing) => sum + thing.conflicts.length, 0);
  const sum = (of: "answered" | "items") => progress.reduce((all, one) => all + one[of], 0);
  return (
    <>
      <PageHead title={work.home} lead={state.bundle.programme.title} />
      {conflicts > 0 && (
        <Button look="primary" place="min-h-12" onPress={() => go({ at: "conflicts" })}>
          {work.conflictCount(conflicts)}
        </Button>
      )}
      <Term workspace={workspace} />
      <div className="flex flex-col gap-3">
        <RowButton
          title={work.interviews}
          hint={work.answered(sum("answered"), sum("items"))}
          onPress={() => go({ at: "sheets" })}
        />
        <RowButton
          title={work.walkthrough}
          hint={work.openTargets(openTargetCount(state))}
          onPress={() => go({ at: "targets" })}
        />
        <RowButton
          title={work.connections}
          hint={work.connectionCount(connectionRows(state).length)}
          onPress={() => go({ at: "connections" })}
        />
        <RowButton title={work.notes} onPress={() => go({ at: "notes" })} />
        <RowButton title={t.device} onPress={() => go({ at: "device" })} />
      </div>
      <Button place="min-h-12" onPress={sync.send} isDisabled={sync.running || !sync.online}>
        {sync.running ? t.sending : t.send}
      </Button>
      {sync.result && <Result result={sync.result} />}
    </>
  );
}

function Result({ result }: { result: SyncResult }) {
  const t = useText(captureTexts);
  switch (result.state) {
    case "done":
      return <Notice tone="good">{t.results.done(momentText(result.at.toISOString()))}</Notice>;
    case "offline":
      return <Notice tone="neutral">{t.results.offline}</Notice>;
    case "signIn":
      return (
        <Notice tone="attention">
          <p>{t.results.signIn}</p>
          <LinkButton download href={signInAddress(null)}>
            {t.signIn}
          </LinkButton>
        </Notice>
      );
    case "otherPerson":
      return <Notice tone="attention">{t.results.otherPerson(result.name)}</Notice>;
    case "stopped":
      return <Notice tone="alert">{result.message}</Notice>;
    case "ended":
    case "locked":
      return null;
  }
}

function Term({ workspace }: Pick<PageProps, "workspace">) {
  const t = useText(captureTexts);
  const state = useWorkspace(workspace);
  const { state: term, endsAt, daysLeft } = termState(state.head, new Date());
  const waiting = waitingIn(state);
  if (term === "running")
    return <p className="text-sm text-ink-soft">{t.keptUntil(dayText(endsAt.toISOString()) ?? "")}</p>;
  return <Notice tone="attention">{waiting > 0 ? t.endsWithUnsent(daysLeft, waiting) : t.endsIn(daysLeft)}</Notice>;
}
