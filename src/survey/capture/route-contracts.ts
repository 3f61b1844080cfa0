import { z } from "zod";
import { FacilityId } from "../../ledger/contract.ts";
import { route } from "../../shared/route.ts";
import { Bundle } from "./bundle.ts";
import { Operation, OperationOutcome } from "./operation.ts";
import { Photo, PhotoPiece } from "./photo.ts";

const base = "/api/v1/facilities/:facilityId/survey/:programmeId/capture";
const InSurvey = z.object({ facilityId: FacilityId, programmeId: z.uuid() });
const OfDevice = InSurvey.extend({ deviceId: z.uuid() });
const Instant = z.iso.datetime();
const Why = z.string().trim().min(1).max(500);

/** Operations of one batch at most: small enough that a bad line loses little, large enough that an afternoon's work is a few batches. */
export const operationsPerBatch = 50;

export const prepareCapture = route({
  id: "prepareCapture",
  method: "POST",
  path: `${base}/devices`,
  summary: "現地記録の端末を登録する",
  access: { to: "facility", permission: "survey.work" },
  params: InSurvey,
  body: z.object({ name: z.string().trim().min(1).max(80) }),
  reply: z.object({
    deviceId: z.uuid(),
    /** With it the device tells that it has wiped itself, also when its person may not look at the hospital any more. */
    wipeToken: z.string(),
    keepDays: z.int(),
  }),
});

export const captureBundle = route({
  id: "captureBundle",
  method: "GET",
  path: `${base}/bundle`,
  summary: "現地記録に持っていく内容（チェックリスト・巡回・外部接続）",
  access: { to: "facility", permission: "survey.work" },
  params: InSurvey,
  reply: Bundle,
});

/** What the server tells a device at each contact. `wipe`: it was told to wipe itself, and why; nothing it sent was taken then. */
const Contact = z.object({ keepDays: z.int(), wipe: z.string().nullable() });

export const syncCapture = route({
  id: "syncCapture",
  method: "POST",
  path: `${base}/devices/:deviceId/operations`,
  summary: "現地で書いたことを送る（同じものを二度送っても一度だけ書かれる）",
  access: { to: "facility", permission: "survey.work" },
  params: OfDevice,
  body: z.object({
    operations: z.array(Operation).max(operationsPerBatch),
    /** Things and photos still waiting on the device, these among them. */
    waiting: z.int().min(0).max(100_000),
  }),
  reply: Contact.extend({ outcomes: z.array(OperationOutcome) }),
});

export const sendCapturedPhoto = route({
  id: "sendCapturedPhoto",
  method: "POST",
  path: `${base}/devices/:deviceId/photos`,
  summary: "現地の写真を少しずつ送る（途中で切れたら続きから）",
  access: { to: "facility", permission: "survey.work" },
  params: OfDevice,
  body: z.object({ photo: Photo, piece: PhotoPiece.nullable() }),
  reply: z.object({
    /** Numbers of the pieces that are here. */
    held: z.array(z.int()),
    /** The photo is whole and kept. */
    kept: z.boolean(),
  }),
});

export const DeviceView = z.object({
  id: z.uuid(),
  name: z.string(),
  person: z.string(),
  preparedAt: Instant,
  lastSeenAt: Instant,
  /** When it wipes itself if it is not heard of before. */
  wipesAt: Instant,
  waiting: z.int(),
  wipeOrdered: z.object({ at: Instant, by: z.string(), why: z.string() }).nullable(),
  wiped: z.object({ at: Instant, why: z.string() }).nullable(),
});
export type DeviceView = z.infer<typeof DeviceView>;

export const listCaptureDevices = route({
  id: "listCaptureDevices",
  method: "GET",
  path: `${base}/devices`,
  summary: "この病院の内容を持つ端末",
  access: { to: "facility", permission: "survey.read" },
  params: InSurvey,
  reply: z.object({
    items: z.array(DeviceView),
    mayPrepare: z.boolean(),
    mayOrderAs: z.enum(["company", "hospital"]).nullable(),
  }),
});

export const orderCaptureWipe = route({
  id: "orderCaptureWipe",
  method: "POST",
  path: `${base}/devices/:deviceId/wipe`,
  summary: "端末の内容の消去を命じる（調査担当企業）",
  access: { to: "facility", permission: "survey.work" },
  params: OfDevice,
  body: z.object({ why: Why }),
});

export const demandCaptureWipe = route({
  id: "demandCaptureWipe",
  method: "POST",
  path: `${base}/devices/:deviceId/demand-wipe`,
  summary: "端末の内容の消去を求める（病院）",
  access: { to: "facility", permission: "survey.answer" },
  params: OfDevice,
  body: z.object({ why: Why }),
});

export const WipeReason = z.enum(["engagement_ended", "term_over", "ordered", "by_person"]);
export type WipeReason = z.infer<typeof WipeReason>;

/** Public, since whoever surveyed the hospital may have no business there any more when the device wipes itself. */
export const reportCaptureWiped = route({
  id: "reportCaptureWiped",
  method: "POST",
  path: "/api/v1/capture/wiped",
  summary: "端末の内容を消したことを知らせる",
  access: { to: "public" },
  body: z.object({
    facilityId: FacilityId,
    programmeId: z.uuid(),
    deviceId: z.uuid(),
    token: z.string().min(20).max(100),
    why: WipeReason,
  }),
});

export const listCaptured = route({
  id: "listCaptured",
  method: "GET",
  path: `${base}/found`,
  summary: "現地で撮った写真とメモ",
  access: { to: "facility", permission: "survey.read" },
  params: InSurvey,
  reply: z.object({
    photos: z.array(
      z.object({ id: z.uuid(), thing: z.string(), caption: z.string(), takenAt: Instant, takenBy: z.string() }),
    ),
    notes: z.array(
      z.object({
        id: z.uuid(),
        about: z.string().nullable(),
        body: z.string(),
        writtenAt: Instant,
        writtenBy: z.string(),
      }),
    ),
  }),
});

export const getCapturedPhoto = route({
  id: "getCapturedPhoto",
  method: "GET",
  path: `${base}/photos/:photoId`,
  summary: "現地で撮った写真",
  access: { to: "facility", permission: "survey.read" },
  params: InSurvey.extend({ photoId: z.uuid() }),
  binaryReply: true,
});
