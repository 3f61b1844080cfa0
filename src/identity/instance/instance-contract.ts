import { z } from "zod";
import { route } from "../../shared/route.ts";
import { NationalReading, PersonId, Why } from "../contract.ts";

/** What the instance administrator does with people and mail. */
const Instant = z.iso.datetime();
const OfPerson = z.object({ personId: PersonId });

export const listEveryone = route({
  id: "listEveryone",
  method: "GET",
  path: "/api/v1/instance/people",
  summary: "この設備の利用者すべて",
  access: { to: "administrator" },
  query: z.object({ search: z.string().max(100).optional() }),
  reply: z.object({
    people: z.array(
      z.object({
        id: PersonId,
        name: z.string(),
        email: z.string(),
        isAdministrator: z.boolean(),
        national: NationalReading.nullable(),
        hasSecondFactor: z.boolean(),
        facilityCount: z.int(),
        lastSignInAt: Instant.nullable(),
      }),
    ),
    /** More people match than the 200 shown. */
    truncated: z.boolean(),
  }),
});

export const setAdministrator = route({
  id: "setAdministrator",
  method: "PUT",
  path: "/api/v1/instance/people/:personId/administrator",
  summary: "システム全体の管理者にする、または外す",
  access: { to: "administrator" },
  params: OfPerson,
  body: z.object({ administrator: z.boolean(), why: Why }),
});

/** For the secretariat and the ministry: the figures of all hospitals, and apart from that their names. */
export const setNationalReader = route({
  id: "setNationalReader",
  method: "PUT",
  path: "/api/v1/instance/people/:personId/national-reader",
  summary: "全国の状況の閲覧を許す、または終える",
  access: { to: "administrator" },
  params: OfPerson,
  /** Null: may no longer read it. */
  body: z.object({ reading: NationalReading.nullable(), why: Why }),
});

/** For somebody who lost phone, passkey and recovery codes: they set up a new second factor at the next sign-in. */
export const resetSecondFactor = route({
  id: "resetSecondFactor",
  method: "POST",
  path: "/api/v1/instance/people/:personId/second-factor/reset",
  summary: "二要素認証を初期化する",
  access: { to: "administrator" },
  params: OfPerson,
  body: z.object({ why: Why }),
});

/** The way back in when a hospital's last system administrator has left. */
export const appointSystemAdministrator = route({
  id: "appointSystemAdministrator",
  method: "POST",
  path: "/api/v1/instance/facilities/:facilityId/system-administrator",
  summary: "医療機関のシステム管理者を任命する",
  access: { to: "administrator" },
  params: z.object({ facilityId: z.uuid() }),
  body: z.object({ personId: PersonId, why: Why }),
  reply: z.object({ roleId: z.uuid() }),
});

export const MailState = z.enum(["waiting", "sent", "failed", "kept"]);
export type MailState = z.infer<typeof MailState>;

export const listMail = route({
  id: "listMail",
  method: "GET",
  path: "/api/v1/instance/mail",
  summary: "送信箱（メールサーバー未設定のときはここに残る）",
  access: { to: "administrator" },
  query: z.object({ state: MailState.optional() }),
  reply: z.object({
    /** Newest first, at most 200. */
    mails: z.array(
      z.object({
        id: z.uuid(),
        recipient: z.string(),
        subject: z.string(),
        /** Only of mail that did not leave: it may hold a one-time link. */
        text: z.string().nullable(),
        state: MailState,
        attempts: z.int(),
        lastError: z.string().nullable(),
        createdAt: Instant,
        sentAt: Instant.nullable(),
        actions: z.array(z.enum(["retry"])),
      }),
    ),
    counts: z.record(MailState, z.int()),
    mailServer: z.boolean(),
    truncated: z.boolean(),
  }),
});

export const retryMail = route({
  id: "retryMail",
  method: "POST",
  path: "/api/v1/instance/mail/:mailId/retry",
  summary: "送れなかったメールをもう一度送る",
  access: { to: "administrator" },
  params: z.object({ mailId: z.uuid() }),
});
