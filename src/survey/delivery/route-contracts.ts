import { z } from "zod";
import { FacilityId } from "../../ledger/contract.ts";
import { route } from "../../shared/route.ts";
import { SurveyDocument } from "../review/contract.ts";
import { Recipient } from "./contract.ts";

const survey = "/api/v1/facilities/:facilityId/survey/:programmeId";
const programme = "/api/v1/programmes/:programmeId";
const OfSurvey = z.object({ facilityId: FacilityId, programmeId: z.uuid() });
const Message = z.string().trim().max(8_000);
const Kinds = z.array(SurveyDocument).max(20);
const manage = { to: "programme", permission: "programme.manage" } as const;

const DeliveredEdition = z.object({
  editionId: z.uuid(),
  kind: SurveyDocument,
  edition: z.int(),
  issuedOn: z.iso.date(),
  hasWorkbook: z.boolean(),
});
export const DeliveryView = z.object({
  id: z.uuid(),
  number: z.int(),
  recipient: Recipient,
  /** Name of the ministry's office, where it went there. */
  organisation: z.string().nullable(),
  /** Empty for whom it was not written. */
  message: z.string(),
  sentOn: z.iso.date(),
  sentByName: z.string(),
  receivedOn: z.iso.date().nullable(),
  receivedByName: z.string().nullable(),
  receiptNote: z.string().nullable(),
  hasReceiptFile: z.boolean(),
  items: z.array(DeliveredEdition),
  /** receive: acknowledge as whoever it was sent to. note: record the receipt as the sender. */
  actions: z.array(z.enum(["receive", "note"])),
});
export type DeliveryView = z.infer<typeof DeliveryView>;

export const listSurveyDeliveries = route({
  id: "listSurveyDeliveries",
  method: "GET",
  path: `${survey}/deliveries`,
  summary: "この医療機関の調査の報告・納品と受領",
  access: { to: "facility", permission: "survey.read" },
  params: OfSurvey,
  reply: z.object({
    items: z.array(DeliveryView),
    /** Documents whose newest edition is accepted: what may be delivered now. */
    accepted: z.array(z.object({ kind: SurveyDocument, edition: z.int() })),
    /** Whom the person may deliver to now. */
    mayDeliverTo: z.array(Recipient),
    /** Why not, where the person's part would allow it: the reason in words. */
    waitingFor: z.array(z.object({ recipient: Recipient, reason: z.string() })),
    ministries: z.array(z.object({ organisationId: z.uuid(), name: z.string() })),
  }),
});

export const deliverReport = route({
  id: "deliverReport",
  method: "POST",
  path: `${survey}/deliveries`,
  summary: "受理された文書を事務局に報告する",
  access: { to: "facility", permission: "survey.work" },
  params: OfSurvey,
  body: z.object({ kinds: Kinds, message: Message.default("") }),
  reply: z.object({ id: z.uuid() }),
});

export const deliverOn = route({
  id: "deliverOn",
  method: "POST",
  path: `${programme}/hospitals/:facilityId/deliveries`,
  summary: "検収した報告を病院または省庁に届ける",
  access: manage,
  params: OfSurvey,
  body: z.discriminatedUnion("recipient", [
    z.object({ recipient: z.literal("hospital"), kinds: Kinds, message: Message }),
    z.object({
      recipient: z.literal("ministry"),
      kinds: Kinds,
      message: Message.default(""),
      organisationId: z.uuid(),
    }),
  ]),
  reply: z.object({ id: z.uuid() }),
});

/** Multipart: receivedOn, note, and a file that shows it. The secretariat's own receipt of a report is its acceptance (検収). */
export const ReceiptFields = z.object({ receivedOn: z.iso.date(), note: Message.default("") });
export const recordReceipt = route({
  id: "recordReceipt",
  method: "POST",
  path: `${programme}/hospitals/:facilityId/deliveries/:deliveryId/receipt`,
  summary: "検収を記録する、または届け先の受領を記録する",
  access: manage,
  params: OfSurvey.extend({ deliveryId: z.uuid() }),
  upload: true,
});
export const getReceiptFile = route({
  id: "getReceiptFile",
  method: "GET",
  path: `${programme}/hospitals/:facilityId/deliveries/:deliveryId/receipt`,
  summary: "受領の分かるファイル",
  access: manage,
  params: OfSurvey.extend({ deliveryId: z.uuid() }),
  binaryReply: true,
});
export const acknowledgeDelivery = route({
  id: "acknowledgeDelivery",
  method: "POST",
  path: `${survey}/deliveries/:deliveryId/receipt`,
  summary: "病院が報告の受領を記録する",
  access: { to: "facility", permission: "survey.answer" },
  params: OfSurvey.extend({ deliveryId: z.uuid() }),
});

const DeliveredSet = DeliveryView.pick({
  id: true,
  number: true,
  message: true,
  sentOn: true,
  receivedOn: true,
  receivedByName: true,
  items: true,
});
export const getDelivered = route({
  id: "getDelivered",
  method: "GET",
  path: `${survey}/delivered`,
  summary: "省庁に納品された文書（それ以外は見えない）",
  access: { to: "facility", permission: "survey.delivered" },
  params: OfSurvey,
  reply: z.object({ hospital: z.string(), sets: z.array(DeliveredSet) }),
});
export const getDeliveredFile = route({
  id: "getDeliveredFile",
  method: "GET",
  path: `${survey}/delivered/:deliveredId/:editionId`,
  summary: "納品された文書のファイル（取り出しは医療機関の監査ログに残る）",
  access: { to: "facility", permission: "survey.delivered" },
  params: OfSurvey.extend({ deliveredId: z.uuid(), editionId: z.uuid() }),
  query: z.object({ format: z.enum(["pdf", "xlsx"]).default("pdf") }),
  binaryReply: true,
});
export const acknowledgeDelivered = route({
  id: "acknowledgeDelivered",
  method: "POST",
  path: `${survey}/delivered/:deliveredId/receipt`,
  summary: "省庁が納品の受領を記録する",
  access: { to: "facility", permission: "survey.delivered" },
  params: OfSurvey.extend({ deliveredId: z.uuid() }),
});

export const listDelivered = route({
  id: "listDelivered",
  method: "GET",
  path: `${programme}/delivered`,
  summary: "納品された医療機関の一覧",
  access: { to: "programme", permission: "programme.delivered" },
  params: z.object({ programmeId: z.uuid() }),
  reply: z.object({
    title: z.string(),
    hospitals: z.array(
      z.object({
        facilityId: FacilityId,
        hospital: z.string(),
        sets: z.array(DeliveredSet),
        /** The person may open the files and acknowledge the receipt. */
        mayOpen: z.boolean(),
      }),
    ),
  }),
});
