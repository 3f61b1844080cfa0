import { useEffect, useState } from "react";
import { Button } from "../../../web/components/button.tsx";
import { Notice } from "../../../web/components/feedback.tsx";
import { useText } from "../../../web/language.ts";
import { capturePath, wantedSurvey } from "./addresses.ts";
import { captureTexts } from "./capture-texts.ts";
import { EndedNotice } from "./ended-notice.tsx";
import { Entrance } from "./entrance.tsx";
import { PreparePage } from "./prepare-page.tsx";
import { UnlockPage } from "./unlock-page.tsx";
import { useDevice } from "./use-device.ts";
import { WorkspacePage } from "./workspace-page.tsx";

/** The whole of the page that works without a network. */
export function CaptureApp() {
  const t = useText(captureTexts);
  const device = useDevice();
  const [wanted, setWanted] = useState(wantedSurvey);
  const [chosen, setChosen] = useState<string | null>(null);
  const { state } = device;
  // What the address named is known now; the browser's history need not remember it.
  useEffect(() => history.replaceState(null, "", capturePath), []);

  if (state.is === "starting") return <Entrance title={t.title}>{t.starting}</Entrance>;
  if (state.is === "unsupported")
    return (
      <Entrance title={t.title}>
        <Notice tone="alert">{t.unsupported}</Notice>
      </Entrance>
    );
  if (state.is === "elsewhere")
    return (
      <Entrance title={t.title}>
        <Notice tone="attention">{t.elsewhere}</Notice>
        <Button onPress={device.start}>{t.tryAgain}</Button>
      </Entrance>
    );
  const notice = <EndedNotice ended={device.ended} onUnderstood={device.understood} />;
  if (state.is === "shut" && state.locked)
    return <UnlockPage notice={notice} heads={state.heads} open={device.open} startAfresh={device.startAfresh} />;

  const workspaces = state.is === "open" ? state.workspaces : [];
  const asked = workspaces.find(({ current: one }) => {
    const { facilityId, programmeId } = one().head.ticket;
    return facilityId === wanted?.facilityId && programmeId === wanted.programmeId;
  });
  const current = workspaces.find(({ current: one }) => one().head.id === chosen) ?? asked ?? workspaces[0];
  if (!current || (wanted && !asked))
    return (
      <PreparePage
        notice={notice}
        wanted={wanted}
        opening={state.is === "open" ? state.opening : null}
        begin={device.begin}
        onPrepared={(workspace) => {
          device.add(workspace);
          setChosen(workspace.current().head.id);
          setWanted(null);
        }}
        onBack={current ? () => setWanted(null) : null}
      />
    );
  return (
    <>
      {notice}
      <WorkspacePage
        key={current.current().head.id}
        workspace={current}
        others={workspaces}
        newer={device.newer}
        onChoose={(id) => {
          setWanted(null);
          setChosen(id);
        }}
        onPrepare={() => setWanted({ facilityId: "", programmeId: "" })}
        onLock={device.lock}
        onEnded={(one) => device.gone(current, one)}
      />
    </>
  );
}
