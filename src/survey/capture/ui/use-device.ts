import { useCallback, useEffect, useRef, useState } from "react";
import { type Ended, endClosed, endOverdue, tellWiped } from "../device/lifecycle.ts";
import { setPassphrase, unlock } from "../device/lock.ts";
import { readHeads, readLock, removeLock, type WorkspaceHead } from "../device/storage.ts";
import { endWorkspace, Workspace } from "../device/workspace.ts";
import { holdAlone } from "./hold-alone.ts";
import { lookForNewer, takeOver, usePageVersion } from "./register-worker.ts";

export type DeviceState =
  | { is: "starting" }
  /** No secure context, or a browser without what sealing needs. */
  | { is: "unsupported" }
  | { is: "elsewhere" }
  /** `locked`: there is a passphrase; without one nothing was ever prepared. */
  | { is: "shut"; locked: boolean; heads: readonly WorkspaceHead[] }
  | { is: "open"; opening: CryptoKey; workspaces: readonly Workspace[] };

export type UnlockResult = { ok: true } | { ok: false; notBefore: Date | null };

/** So long nobody has touched the device: it locks itself, and the keys are gone from memory. */
const idleMillis = 10 * 60_000;

/** What this device holds, from looking at it to locking it again. */
export function useDevice() {
  const [state, setState] = useState<DeviceState>({ is: "starting" });
  const [ended, setEnded] = useState<readonly Ended[]>([]);
  const holding = useRef(false);
  const version = usePageVersion();

  const shut = useCallback(async () => {
    const overdue = await endOverdue(new Date());
    const [lock, heads] = [await readLock(), await readHeads()];
    setEnded((before) => [...before, ...overdue]);
    setState({ is: "shut", locked: lock !== undefined, heads });
    if (!navigator.onLine) return;
    lookForNewer();
    const closed = await endClosed(heads);
    await tellWiped();
    if (closed.length === 0) return;
    setEnded((before) => [...before, ...closed]);
    const left = await readHeads();
    setState((now) => (now.is === "shut" ? { ...now, heads: left } : now));
  }, []);

  const start = useCallback(async () => {
    if (!globalThis.crypto?.subtle || !globalThis.indexedDB) return setState({ is: "unsupported" });
    holding.current ||= await holdAlone();
    if (!holding.current) return setState({ is: "elsewhere" });
    await shut();
  }, [shut]);

  useEffect(() => {
    void start();
  }, [start]);

  useEffect(() => {
    if (state.is === "shut" && version === "waiting") takeOver();
    if ((state.is === "shut" || state.is === "elsewhere") && version === "replaced") location.reload();
  }, [state.is, version]);

  async function open(passphrase: string): Promise<UnlockResult> {
    const result = await unlock(passphrase, new Date());
    if ("wrong" in result) return { ok: false, notBefore: result.notBefore };
    const opened = await Promise.all((await readHeads()).map((head) => Workspace.open(result.opened, head)));
    setState({ is: "open", opening: result.opened, workspaces: opened.filter((one) => one !== null) });
    return { ok: true };
  }

  /** Without the passphrase nothing here can ever be read again: all of it goes, and the server is told. */
  async function startAfresh() {
    for (const head of await readHeads()) await endWorkspace(head, "by_person");
    await removeLock();
    await shut();
  }

  /** The first time, and with no hospital yet. */
  async function begin(passphrase: string): Promise<CryptoKey> {
    const opening = await setPassphrase(passphrase);
    setState({ is: "open", opening, workspaces: [] });
    return opening;
  }

  const add = (workspace: Workspace) =>
    setState((now) => (now.is === "open" ? { ...now, workspaces: [...now.workspaces, workspace] } : now));

  /** The workspace was wiped: it is gone from the screen as well. */
  function gone(workspace: Workspace, one: Ended) {
    setEnded((before) => [...before, one]);
    setState((now) =>
      now.is === "open" ? { ...now, workspaces: now.workspaces.filter((other) => other !== workspace) } : now,
    );
    void tellWiped();
  }

  const lock = useCallback(async () => {
    if (state.is !== "open") return;
    // Off the screen first, so that nothing is typed that would not be kept.
    setState({ is: "starting" });
    for (const workspace of state.workspaces) await workspace.close();
    await shut();
  }, [state, shut]);
  useIdle(state.is === "open", lock);

  const newer = version !== "current";
  return { state, ended, newer, understood: () => setEnded([]), start, open, startAfresh, begin, add, gone, lock };
}

/** Timers sleep with a tablet, so the moment of the last touch is compared as well when it wakes up. */
function useIdle(running: boolean, idle: () => void) {
  useEffect(() => {
    if (!running) return;
    let touched = Date.now();
    const touch = () => {
      touched = Date.now();
    };
    const look = () => {
      if (Date.now() - touched >= idleMillis) idle();
    };
    const events = ["pointerdown", "keydown", "input"] as const;
    for (const event of events) document.addEventListener(event, touch, { passive: true });
    document.addEventListener("visibilitychange", look);
    const timer = setInterval(look, 15_000);
    return () => {
      for (const event of events) document.removeEventListener(event, touch);
      document.removeEventListener("visibilitychange", look);
      clearInterval(timer);
    };
  }, [running, idle]);
}
