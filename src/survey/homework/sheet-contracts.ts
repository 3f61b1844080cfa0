import { z } from "zod";
import { ByLink } from "../../identity/contract.ts";
import { route } from "../../shared/route.ts";
import { homeworkKinds } from "./homework.ts";
import { FullHomework, HomeworkDraft, HomeworkFile, Question } from "./route-contracts.ts";

const Day = z.iso.date();

// What a vendor does by the secret of its link, without an account.
/** The header that carries the secret where the body is a file: it is judged before the body is read. */
export const homeworkLinkHeader = "sekisho-homework-link";

/** All that a link shows: who asks, in whose name, what exactly, and what was answered through this very link. */
export const HomeworkSheet = z.object({
  hospital: z.string(),
  company: z.string(),
  askedBy: z.string(),
  owedBy: z.string(),
  contact: z.string(),
  number: z.int(),
  kind: z.enum(homeworkKinds),
  title: z.string(),
  questions: z.array(Question),
  hospitalConsentOn: Day,
  requestedOn: Day,
  dueOn: Day,
  overdue: z.boolean(),
  /** Why it was sent back, in the words of whoever did; empty in the first round. */
  wanting: z.string(),
  /** Until when the link takes an answer, or shows the receipt. */
  expiresAt: z.iso.datetime(),
  draft: HomeworkDraft,
  files: z.array(HomeworkFile.pick({ id: true, name: true, sizeBytes: true })),
  /** Set: handed in, nothing can be changed any more. */
  answeredAt: z.iso.datetime().nullable(),
});
export type HomeworkSheet = z.infer<typeof HomeworkSheet>;

const publicBase = "/api/v1/homework-answers";

export const readHomeworkSheet = route({
  id: "readHomeworkSheet",
  method: "POST",
  path: `${publicBase}/read`,
  summary: "回答用リンクの宿題と、保存した回答または受付の控え",
  access: { to: "public" },
  body: ByLink,
  reply: HomeworkSheet,
});
export const saveHomeworkSheet = route({
  id: "saveHomeworkSheet",
  method: "POST",
  path: `${publicBase}/save`,
  summary: "業者の回答を途中まで保存する（後から保存したものが残る）",
  access: { to: "public" },
  body: ByLink.extend({ draft: HomeworkDraft }),
  reply: z.object({ savedAt: z.iso.datetime() }),
});
export const submitHomeworkSheet = route({
  id: "submitHomeworkSheet",
  method: "POST",
  path: `${publicBase}/submit`,
  summary: "業者の回答を提出する（一度だけ）",
  access: { to: "public" },
  body: ByLink.extend({ answer: FullHomework }),
  reply: HomeworkSheet,
});
export const addSheetFile = route({
  id: "addSheetFile",
  method: "POST",
  path: `${publicBase}/files`,
  summary: `業者の回答にファイルを添える（multipart: file。リンクの秘密はヘッダー ${homeworkLinkHeader}）`,
  access: { to: "public" },
  upload: true,
  reply: HomeworkFile.pick({ id: true, name: true, sizeBytes: true }),
});
export const removeSheetFile = route({
  id: "removeSheetFile",
  method: "POST",
  path: `${publicBase}/files/remove`,
  summary: "添えたファイルを提出前に外す",
  access: { to: "public" },
  body: ByLink.extend({ fileId: z.uuid() }),
});
