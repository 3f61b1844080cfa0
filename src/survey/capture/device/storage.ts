import type { WipeReason } from "../route-contracts.ts";
import type { Sealed } from "./sealing.ts";

/** With it the device tells the server that it has wiped a hospital: ids and a secret that opens nothing. */
export interface DeviceTicket {
  facilityId: string;
  programmeId: string;
  deviceId: string;
  token: string;
}

/**
 * What lies in the clear of a hospital that was prepared: what it takes to end it in time without the passphrase. Nothing of what is
 * known about the hospital, its name included.
 */
export interface WorkspaceHead {
  /** Of this device; nobody else knows it. */
  id: string;
  /** Who prepared it: nobody else's sign-in says anything about it. */
  personId: string;
  ticket: DeviceTicket;
  key: Sealed;
  lastContact: Date;
  latestKnown: Date;
  keepDays: number;
  /** Things and photos not sent yet. */
  waiting: number;
}

/** What opens the device, apart from the passphrase. */
export interface Lock {
  salt: Uint8Array<ArrayBuffer>;
  rounds: number;
  devicePart: CryptoKey;
  /** Proves the passphrase, also when no hospital is prepared. */
  check: Sealed;
  failures: number;
  /** Nobody may try before. */
  notBefore: Date | null;
}

interface Entry {
  workspace: string;
  /** "bundle", "thing:<id>", "photo:<id>", "picture:<id>". */
  place: string;
  sealed: Sealed;
}

/** Told to the server once it can be reached: that a hospital was wiped. */
export interface WipeNotice {
  id: string;
  why: WipeReason;
  ticket: DeviceTicket;
}

const databaseName = "sekisho-capture";

let opened: Promise<IDBDatabase> | null = null;

function database(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(databaseName, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("lock");
      request.result.createObjectStore("workspace", { keyPath: "id" });
      request.result.createObjectStore("entry", { keyPath: ["workspace", "place"] });
      request.result.createObjectStore("notice", { keyPath: "id" });
    };
    request.onsuccess = () => {
      // Another tab that wants a newer form of the storage must not wait for this one.
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
    request.onerror = () => reject(request.error);
  });
  return opened;
}

type StoreName = "lock" | "workspace" | "entry" | "notice";

/** On disk before it resolves: what a person has typed survives that the browser is killed or the battery dies. */
async function change(stores: StoreName[], work: (store: (name: StoreName) => IDBObjectStore) => void): Promise<void> {
  const db = await database();
  return new Promise((resolve, reject) => {
    const transaction = db.transaction(stores, "readwrite", { durability: "strict" });
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
    work((name) => transaction.objectStore(name));
  });
}

async function read<T>(store: StoreName, ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const db = await database();
  return new Promise((resolve, reject) => {
    const request = ask(db.transaction(store, "readonly").objectStore(store));
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

export const readLock = (): Promise<Lock | undefined> => read("lock", (store) => store.get("lock"));
export const writeLock = (lock: Lock): Promise<void> => change(["lock"], (store) => store("lock").put(lock, "lock"));

export const removeLock = (): Promise<void> => change(["lock"], (store) => store("lock").delete("lock"));

export const readHeads = (): Promise<WorkspaceHead[]> => read("workspace", (store) => store.getAll());
export const writeHead = (head: WorkspaceHead): Promise<void> =>
  change(["workspace"], (store) => store("workspace").put(head));

const ofWorkspace = (workspace: string) => IDBKeyRange.bound([workspace], [workspace, []]);

export const readEntries = (workspace: string): Promise<Entry[]> =>
  read("entry", (store) => store.getAll(ofWorkspace(workspace)));
export const readEntry = (workspace: string, place: string): Promise<Entry | undefined> =>
  read("entry", (store) => store.get([workspace, place]));

/** All or none of them. `null`: taken away. */
export const writeEntries = (workspace: string, entries: ReadonlyMap<string, Sealed | null>): Promise<void> =>
  change(["entry"], (store) => {
    for (const [place, sealed] of entries)
      if (sealed) store("entry").put({ workspace, place, sealed } satisfies Entry);
      else store("entry").delete([workspace, place]);
  });

/** Nothing of it is left, its key first of all. */
export const removeWorkspace = (id: string, notice: WipeNotice | null): Promise<void> =>
  change(["workspace", "entry", "notice"], (store) => {
    store("workspace").delete(id);
    store("entry").delete(ofWorkspace(id));
    if (notice) store("notice").put(notice);
  });

export const readNotices = (): Promise<WipeNotice[]> => read("notice", (store) => store.getAll());
export const removeNotice = (id: string): Promise<void> => change(["notice"], (store) => store("notice").delete(id));
