import { z } from "zod";
import { ByLink } from "../../identity/contract.ts";
import { route } from "../../shared/route.ts";
import { Answers } from "../instrument/answer.ts";
import { Instrument, ItemId } from "../instrument/instrument.ts";

/**
 * What whoever answers a questionnaire asks the server. They have no account: the secret of their link is all that these routes go by.
 * Where it comes from: `/q#secret` of an invitation; for an open round the browser makes 32 random bytes (base64url, 43 letters) when
 * `/q/:slug` is opened first, keeps them, and shows `/q/:slug#secret` for going on elsewhere.
 */
export const Slug = z.string().regex(/^[a-z0-9][a-z0-9-]{2,60}$/);

export const answerPath = (secret: string): string => `/q#${secret}`;
export const openRoundPath = (slug: string): string => `/q/${slug}`;

/** `slug`: of an open round, each time. */
export const Comer = ByLink.extend({ slug: Slug.optional() });

export const Form = z.object({
  instrument: Instrument,
  /** Title of the round, and who asks. */
  title: z.string(),
  organisation: z.string(),
  /** What was answered cannot be joined with who answered; also not by the organisation. */
  anonymous: z.boolean(),
  /** Last day on which answers are taken; null: until further notice. */
  closesOn: z.iso.date().nullable(),
  /** What is saved so far; where answers may be changed after handing in, what was handed in. */
  answers: Answers,
  /** Section in which the respondent was when it was saved. */
  section: ItemId.nullable(),
  /** Something was saved before. */
  resumed: z.boolean(),
  handedIn: z.boolean(),
  /** May still be answered, or changed after handing in. */
  open: z.boolean(),
  mayEditAfterwards: z.boolean(),
});
export type Form = z.infer<typeof Form>;

/** 404 link_wrong, 410 link_stopped, 410 round_not_open (closed, or not begun), 429 too_many_attempts. */
export const readForm = route({
  id: "readForm",
  method: "POST",
  path: "/api/v1/answering/read",
  summary: "アンケートの調査票と、保存した途中の回答",
  access: { to: "public" },
  body: Comer,
  reply: Form,
});

/** Half-filled as it may be: nothing is checked but its shape. The last to save is kept. 409 handed_in when it is too late. */
export const saveForm = route({
  id: "saveForm",
  method: "POST",
  path: "/api/v1/answering/save",
  summary: "アンケートの回答を途中まで保存する（同じリンクで、別の端末からも続けられる）",
  access: { to: "public" },
  body: Comer.extend({ answers: Answers, section: ItemId.nullable().default(null) }),
  reply: z.object({ saved: z.literal(true) }),
});

export const Receipt = z.object({ handedIn: z.literal(true), mayEditAfterwards: z.boolean() });

/**
 * Handing in once more what was handed in already is answered as before (a phone that lost the reply tries again).
 * 422 illegal_answers: `place` says where, as `question`, `section/2/question` in the second thing of a repeated section, or
 * `question/row`; `message` says what is wrong with it, in the language asked for. 422 nothing_answered.
 */
export const handInForm = route({
  id: "handInForm",
  method: "POST",
  path: "/api/v1/answering/hand-in",
  summary: "アンケートの回答を提出する",
  access: { to: "public" },
  body: Comer.extend({
    answers: Answers,
    /** A field that no person sees or fills in (name it so that programs do). Filled in: the answer is kept aside as suspect. */
    website: z.string().max(500).default(""),
    /** From opening the form to handing in, as the browser saw it. */
    seconds: z.int().min(0).max(10_000_000).optional(),
  }),
  reply: Receipt,
});
