import type { Bundle } from "../bundle.ts";
import { type ThingKey, thingName } from "../operation.ts";
import type { WipeReason } from "../route-contracts.ts";
import { isUnsent, newThing, refreshed, type Thing } from "../thing.ts";
import { toldOf } from "../told.ts";
import type { CapturedPhoto } from "./captured-photo.ts";
import { type KeptWorkspace, readWorkspace } from "./read-workspace.ts";
import { newWrappedKey, type Sealed, seal, sealJson, unseal, unwrapped } from "./sealing.ts";
import { readEntry, removeWorkspace, type WorkspaceHead, writeEntries, writeHead } from "./storage.ts";

/** What is in memory of a hospital while the device is unlocked. */
export interface WorkspaceState extends KeptWorkspace {
  head: WorkspaceHead;
  /** False: what was typed last is not on the disk yet. */
  saved: boolean;
  /** The disk refused it: full, or taken away. */
  failed: boolean;
}

/** Things and photos that the server does not have as they stand here. */
export const waitingIn = ({ things, photos }: Pick<WorkspaceState, "things" | "photos">): number =>
  [...things.values()].filter((thing) => isUnsent(thing) || thing.conflicts.length > 0).length +
  [...photos.values()].filter((photo) => !photo.sent).length;

/**
 * A prepared hospital, unlocked. Whatever is changed is sealed and written at once, one write after the other, each with the newest
 * state; a reader hears of it before it is written, so that typing never waits.
 */
export class Workspace {
  private state: WorkspaceState;
  private readonly key: CryptoKey;
  private readonly listeners = new Set<() => void>();
  private readonly dirty = new Map<string, () => Promise<Sealed | null>>();
  private writing: Promise<void> | null = null;
  private ended = false;

  private constructor(state: WorkspaceState, key: CryptoKey) {
    this.state = state;
    this.key = key;
  }

  /** Keeps what was fetched for a hospital, under a key of its own. */
  static async prepare(
    opening: CryptoKey,
    given: Pick<WorkspaceHead, "personId" | "ticket" | "keepDays">,
    bundle: Bundle,
    now: Date,
  ): Promise<Workspace> {
    const wrapped = await newWrappedKey(opening);
    const key = await unwrapped(opening, wrapped);
    if (!key) throw new Error("a key that was just wrapped does not open");
    const contact = { lastContact: now, latestKnown: now, waiting: 0 };
    const head: WorkspaceHead = { id: crypto.randomUUID(), key: wrapped, ...given, ...contact };
    await writeEntries(head.id, new Map([["bundle", await sealJson(key, `${head.id}/bundle`, bundle)]]));
    await writeHead(head);
    return new Workspace({ bundle, things: new Map(), photos: new Map(), head, saved: true, failed: false }, key);
  }

  /** @returns null when the opening key is not the one it was prepared with. @throws as readWorkspace */
  static async open(opening: CryptoKey, head: WorkspaceHead): Promise<Workspace | null> {
    const key = await unwrapped(opening, head.key);
    const kept = key && (await readWorkspace(head.id, key));
    return kept && new Workspace({ ...kept, head, saved: true, failed: false }, key);
  }

  readonly current = (): WorkspaceState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  private show(next: Partial<WorkspaceState>): void {
    this.state = { ...this.state, ...next };
    for (const listener of this.listeners) listener();
  }

  /** The thing as it stands; one that nobody has touched yet begins with what the server told. */
  thing(key: ThingKey): Thing {
    return this.state.things.get(thingName(key)) ?? newThing(crypto.randomUUID(), key, toldOf(this.state.bundle, key));
  }

  put(...things: readonly Thing[]): void {
    const next = new Map(this.state.things);
    for (const thing of things) {
      // Under another name when its sheet got its own id from the server.
      for (const [name, one] of next) if (one.id === thing.id) next.delete(name);
      next.set(thingName(thing.key), thing);
      this.later(`thing:${thing.id}`, () => this.state.things.get(thingName(thing.key)) ?? null);
    }
    this.show({ things: next });
    this.write();
  }

  remove(thing: Thing): void {
    const next = new Map(this.state.things);
    next.delete(thingName(thing.key));
    this.later(`thing:${thing.id}`, () => null);
    this.show({ things: next });
    this.write();
  }

  /** What the person wrote here and the server does not have; what the server told stays. */
  discard(key: ThingKey): void {
    const name = thingName(key);
    for (const photo of this.state.photos.values()) if (photo.thing === name && !photo.sent) this.removePhoto(photo.id);
    const thing = this.state.things.get(name);
    if (thing) this.remove(thing);
  }

  /** The picture is on the disk before anything names it. */
  async addPhoto(photo: CapturedPhoto, picture: Uint8Array<ArrayBuffer>): Promise<void> {
    const place = `picture:${photo.id}`;
    const sealed = await seal(this.key, `${this.state.head.id}/${place}`, picture);
    this.dirty.set(place, async () => sealed);
    this.write();
    await this.flushed();
    this.putPhotos(photo);
    await this.flushed();
  }

  putPhotos(...photos: readonly CapturedPhoto[]): void {
    const next = new Map(this.state.photos);
    for (const photo of photos) {
      next.set(photo.id, photo);
      this.later(`photo:${photo.id}`, () => this.state.photos.get(photo.id) ?? null);
      if (photo.sent) this.later(`picture:${photo.id}`, () => null);
    }
    this.show({ photos: next });
    this.write();
  }

  removePhoto(id: string): void {
    const next = new Map(this.state.photos);
    next.delete(id);
    for (const place of [`photo:${id}`, `picture:${id}`]) this.later(place, () => null);
    this.show({ photos: next });
    this.write();
  }

  /** Undefined once the server has it. */
  async picture(id: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const place = `picture:${id}`;
    const entry = await readEntry(this.state.head.id, place);
    return entry && unseal(this.key, `${this.state.head.id}/${place}`, entry.sealed);
  }

  /**
   * A sheet that was opened here got its own id from the server: the sheet counts as told, and its answers and photos go on under that id.
   */
  adoptSheet(opened: Thing, sheet: Bundle["sheets"][number]): void {
    const { bundle, things, photos } = this.state;
    if (opened.key.kind !== "sheet") return;
    const former = opened.key.id;
    if (!bundle.sheets.some(({ id }) => id === sheet.id)) {
      this.show({ bundle: { ...bundle, sheets: [...bundle.sheets, sheet] } });
      this.later("bundle", () => this.state.bundle);
    }
    const ofSheet = [...things.values()].flatMap((thing) =>
      thing.key.kind === "check" && thing.key.sheetId === former
        ? [{ ...thing, key: { ...thing.key, sheetId: sheet.id } }]
        : [],
    );
    const before = `check:${former}:`;
    const itsPhotos = [...photos.values()].flatMap((photo) =>
      photo.thing.startsWith(before)
        ? [{ ...photo, thing: `check:${sheet.id}:${photo.thing.slice(before.length)}` }]
        : [],
    );
    this.put(...ofSheet);
    this.putPhotos(...itsPhotos);
    this.remove(opened);
  }

  /** What the server told anew. What it has as it stands here need not be kept apart any more; notes only the device shows. */
  tell(bundle: Bundle): void {
    const next = new Map<string, Thing>();
    for (const [name, thing] of this.state.things) {
      const told = refreshed(thing, toldOf(bundle, thing.key));
      const settled = !isUnsent(told) && told.conflicts.length === 0 && told.refused === null;
      if (!settled || thing.key.kind === "note") next.set(name, told);
      this.later(`thing:${thing.id}`, () => this.state.things.get(name) ?? null);
    }
    this.later("bundle", () => this.state.bundle);
    this.show({ bundle, things: next });
    this.write();
  }

  /** The server answered: the term begins anew. */
  contact(now: Date, keepDays: number): void {
    this.show({ head: { ...this.state.head, lastContact: now, latestKnown: now, keepDays } });
    this.write();
  }

  /** Everything that was changed is on the disk. */
  async flushed(): Promise<void> {
    while (this.writing) await this.writing;
  }

  /**
   * The device is being locked: everything that was changed is on the disk, and whatever is still under way in this one writes nothing more.
   * The next one to be unlocked reads the disk anew; what an older one knows must not come over it.
   */
  async close(): Promise<void> {
    await this.flushed();
    if (this.dirty.size > 0) {
      // The disk refused it; there is one more try.
      this.write();
      await this.flushed();
    }
    this.ended = true;
  }

  /** Locked or wiped. */
  get closed(): boolean {
    return this.ended;
  }

  async wipe(why: WipeReason): Promise<void> {
    this.ended = true;
    await this.flushed();
    await endWorkspace(this.state.head, why);
  }

  private later(place: string, content: () => unknown): void {
    this.dirty.set(place, async () => {
      const value = content();
      return value === null ? null : sealJson(this.key, `${this.state.head.id}/${place}`, value);
    });
  }

  private write(): void {
    // Nothing may come back to the disk once the hospital is gone from it, or over what was written after the next unlocking.
    if (this.ended) return;
    // A moment later, so that what is changed together is written together, all or nothing.
    this.writing ??= Promise.resolve()
      .then(() => this.writeAll())
      .finally(() => {
        this.writing = null;
        if (this.dirty.size > 0 && !this.state.failed) this.write();
      });
  }

  private async writeAll(): Promise<void> {
    this.show({ saved: false });
    const batch = [...this.dirty];
    this.dirty.clear();
    try {
      const sealed = await Promise.all(batch.map(async ([place, content]) => [place, await content()] as const));
      await writeEntries(this.state.head.id, new Map(sealed));
      const { head } = this.state;
      const latestKnown = new Date(Math.max(head.latestKnown.getTime(), Date.now()));
      const counted = { ...head, latestKnown, waiting: waitingIn(this.state) };
      await writeHead(counted);
      this.show({ head: counted, saved: this.dirty.size === 0, failed: false });
    } catch {
      for (const [place, content] of batch) if (!this.dirty.has(place)) this.dirty.set(place, content);
      this.show({ failed: true });
    }
  }
}

/** Nothing of the hospital is left on the device; the server is told as soon as it can be. */
export const endWorkspace = ({ id, ticket }: WorkspaceHead, why: WipeReason): Promise<void> =>
  removeWorkspace(id, { id, why, ticket });
