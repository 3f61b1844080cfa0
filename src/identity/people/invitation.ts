import type { Language } from "../../shared/words.ts";
import { type HospitalRole, type OrganisationRole, organisationRoleNames, roleNames } from "../contract.ts";

export interface InvitationDates {
  expiresAt: Date;
  acceptedAt: Date | null;
  revokedAt: Date | null;
}

export function invitationState(invitation: InvitationDates, now: Date): "open" | "accepted" | "expired" | "revoked" {
  if (invitation.acceptedAt) return "accepted";
  if (invitation.revokedAt) return "revoked";
  return invitation.expiresAt <= now ? "expired" : "open";
}

export interface InvitationText {
  /** Of the hospital or organisation. */
  name: string;
  inviterName: string;
  roles: readonly (HospitalRole | OrganisationRole)[];
  link: string;
  /** yyyy-mm-dd in Japan. */
  lastDay: string;
}

const allRoleNames = { ...roleNames, ...organisationRoleNames };

/** The mail that carries an invitation, in Japanese with the same in English below: nobody knows yet what its reader reads. */
export function invitationMail({ name, inviterName, roles, link, lastDay }: InvitationText) {
  const names = (language: Language) =>
    roles.map((role) => allRoleNames[role][language]).join(language === "ja" ? "、" : ", ");
  const text = [
    `${inviterName} さんから、${name} の関所（Sekisho）への招待が届きました。`,
    `役割: ${names("ja")}`,
    "",
    `次のリンクを開き、${lastDay} までに登録してください。リンクは一度だけ使えます。`,
    link,
    "",
    "心当たりがないときは、このメールを破棄してください。",
    "",
    "----",
    `${inviterName} invites you to Sekisho for ${name} as: ${names("en")}.`,
    `Open the link above by ${lastDay}; it works once. If you did not expect this, discard this mail.`,
  ];
  return { subject: `【関所】${name} からの招待`, text: text.join("\n") };
}

export function passwordResetMail(name: string, link: string, minutes: number) {
  const text = [
    `${name} 様`,
    "",
    `パスワード再設定の申込みを受け付けました。${minutes}分以内に次のリンクを開いてください。リンクは一度だけ使えます。`,
    link,
    "",
    "申し込んだ覚えがないときは、このメールを破棄してください。パスワードは変わりません。",
    "",
    "----",
    `To choose a new password, open the link above within ${minutes} minutes. If you did not ask for it, discard this mail.`,
  ];
  return { subject: "【関所】パスワードの再設定", text: text.join("\n") };
}
