import { useCallback, useEffect, useRef, useState } from "react";
import { type SyncResult, synchronise } from "../device/sync.ts";
import { type Workspace, waitingIn } from "../device/workspace.ts";
import { lookForNewer } from "./register-worker.ts";
import { useOnline } from "./use-online.ts";

/** While there is a network, what waits is sent by itself so often. */
const everyMillis = 60_000;

/** Sends by itself when the network comes back and now and then, and whenever the person wants it. */
export function useSync(workspace: Workspace, ended: (result: Extract<SyncResult, { state: "ended" }>) => void) {
  const [result, setResult] = useState<SyncResult | null>(null);
  const [running, setRunning] = useState(false);
  const online = useOnline();
  const busy = useRef(false);
  const whenEnded = useRef(ended);
  whenEnded.current = ended;

  const send = useCallback(async () => {
    if (busy.current) return;
    busy.current = true;
    setRunning(true);
    try {
      const next = await synchronise(workspace);
      setResult(next);
      if (next.state === "ended") whenEnded.current(next);
      if (next.state !== "offline") lookForNewer();
    } finally {
      busy.current = false;
      setRunning(false);
    }
  }, [workspace]);

  useEffect(() => {
    if (!online) return;
    void send();
    const timer = setInterval(() => {
      if (waitingIn(workspace.current()) > 0) void send();
    }, everyMillis);
    return () => clearInterval(timer);
  }, [online, send, workspace]);

  return { result, running, online, send };
}
