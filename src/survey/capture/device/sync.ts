import { readMe } from "../../../identity/contract.ts";
import { japanDay } from "../../../shared/japan-day.ts";
import { CallRefused, call } from "../../../web/call.ts";
import { type ThingKey, thingName } from "../operation.ts";
import { mayBeSent } from "../ready.ts";
import {
  captureBundle,
  operationsPerBatch,
  sendCapturedPhoto,
  syncCapture,
  type WipeReason,
} from "../route-contracts.ts";
import { answered, isUnsent, type Thing, toSend } from "../thing.ts";
import type { CapturedPhoto } from "./captured-photo.ts";
import { sendPhoto } from "./send-photo.ts";
import { type Workspace, waitingIn } from "./workspace.ts";

/** What became of an attempt to bring device and server together. Whatever it is, nothing typed is lost by it. */
export type SyncResult =
  | { state: "done"; at: Date }
  | { state: "offline" }
  /** The device was locked meanwhile. What the server took it answers again after the next unlocking. */
  | { state: "locked" }
  | { state: "signIn" }
  /** Somebody else is signed in on this device: that says nothing about this hospital. */
  | { state: "otherPerson"; name: string }
  /** The hospital is not on the device any more. */
  | { state: "ended"; why: WipeReason; told: string }
  | { state: "stopped"; message: string };

/** Answers of the server by which it says that this person has no business in this hospital any more. */
const closed = ["not_found", "no_such_survey", "not_permitted"];
const signInFirst = ["not_signed_in", "second_factor_needed", "session_needed", "sign_in_again"];

/** Sheets before their answers, connections before their photos. */
const order: readonly ThingKey["kind"][] = ["sheet", "connection", "target", "check", "note"];

/** Sends what waits, takes what is new, and hears whether the hospital is still ours to hold. */
export async function synchronise(workspace: Workspace): Promise<SyncResult> {
  try {
    const { person } = await call(readMe);
    if (person.id !== workspace.current().head.personId) return { state: "otherPerson", name: person.name };
    return await exchange(workspace);
  } catch (error) {
    if (!(error instanceof CallRefused)) throw error;
    if (workspace.closed) return { state: "locked" };
    if (error.status === 0) return { state: "offline" };
    if (signInFirst.includes(error.reason)) return { state: "signIn" };
    if (!closed.includes(error.reason)) return { state: "stopped", message: error.message };
    await workspace.wipe("engagement_ended");
    return { state: "ended", why: "engagement_ended", told: error.message };
  }
}

async function exchange(workspace: Workspace): Promise<SyncResult> {
  const ordered = await contact(workspace, []);
  if (ordered) return ordered;
  for (const kind of order) {
    for (;;) {
      const batch = nextBatch(workspace, kind);
      if (batch.length === 0) break;
      const wiped = await contact(workspace, batch);
      if (wiped) return wiped;
    }
  }
  for (const photo of workspace.current().photos.values()) {
    if (workspace.closed) return { state: "locked" };
    await bringPhoto(workspace, photo);
  }
  const { ticket } = workspace.current().head;
  workspace.tell(await call(captureBundle, { params: survey(ticket) }));
  await workspace.flushed();
  await contact(workspace, []);
  await workspace.flushed();
  return { state: "done", at: new Date() };
}

const survey = ({ facilityId, programmeId }: { facilityId: string; programmeId: string }) => ({
  facilityId,
  programmeId,
});

/** Operations are on the disk before they are sent: killed on the way, the device sends the same ones again. */
function nextBatch(workspace: Workspace, kind: ThingKey["kind"]): Thing[] {
  const { things, bundle } = workspace.current();
  const today = japanDay(new Date());
  const batch: Thing[] = [];
  for (const thing of things.values()) {
    if (thing.key.kind !== kind || !isUnsent(thing) || batch.length === operationsPerBatch) continue;
    const going = thing.sending || !mayBeSent(thing, bundle, today) ? thing : toSend(thing, crypto.randomUUID());
    if (going.sending) batch.push(going);
  }
  return batch;
}

/** @returns what ends the work, if anything does */
async function contact(workspace: Workspace, batch: readonly Thing[]): Promise<SyncResult | null> {
  workspace.put(...batch);
  await workspace.flushed();
  if (workspace.closed) return { state: "locked" };
  const { ticket } = workspace.current().head;
  const params = { ...survey(ticket), deviceId: ticket.deviceId };
  const operations = batch.flatMap(({ sending }) => (sending ? [sending] : []));
  const waiting = waitingIn(workspace.current());
  const reply = await call(syncCapture, { params, body: { operations, waiting } });
  if (workspace.closed) return { state: "locked" };
  if (reply.wipe !== null) {
    await workspace.wipe("ordered");
    return { state: "ended", why: "ordered", told: reply.wipe };
  }
  workspace.contact(new Date(), reply.keepDays);
  for (const outcome of reply.outcomes) {
    const thing = [...workspace.current().things.values()].find(({ sending }) => sending?.id === outcome.id);
    if (!thing) continue;
    const after = answered(thing, outcome);
    workspace.put(after);
    const sheetId = outcome.result === "taken" ? outcome.values.sheetId : undefined;
    if (typeof sheetId === "string") adopt(workspace, after, sheetId);
  }
  await workspace.flushed();
  return null;
}

function adopt(workspace: Workspace, opened: Thing, id: string): void {
  const text = (field: string) => String(opened.values[field] ?? "");
  const known = workspace.current().bundle.sheets;
  const [instrument, edition, audience] = [text("instrument"), text("edition"), text("audience") as "user"];
  const respondent = known.filter((one) => one.audience === audience && one.instrument === instrument).length + 1;
  const sheet = { id, instrument, edition, audience, respondent, role: text("role"), vendor: null, answers: [] };
  workspace.adoptSheet(opened, sheet);
}

async function bringPhoto(workspace: Workspace, photo: CapturedPhoto): Promise<void> {
  if (photo.sent || photo.refused) return;
  const about = [...workspace.current().things.values()].find(({ key }) => thingName(key) === photo.thing);
  // A connection that the ledger does not have yet cannot have a photo there.
  if (about && about.key.kind === "connection" && isUnsent(about)) return;
  const picture = await workspace.picture(photo.id);
  if (!picture) return;
  const { ticket } = workspace.current().head;
  const params = { ...survey(ticket), deviceId: ticket.deviceId };
  const { sent: _sent, refused: _refused, ...announced } = photo;
  const outcome = await sendPhoto(announced, picture, (piece) =>
    call(sendCapturedPhoto, { params, body: { photo: announced, piece } }),
  );
  const now = workspace.current().photos.get(photo.id);
  if (now) workspace.putPhotos(outcome.kept ? { ...now, sent: true } : { ...now, refused: outcome.refused });
  await workspace.flushed();
}
