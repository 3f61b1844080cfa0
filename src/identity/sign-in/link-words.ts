import type { LinkRefusal } from "./link.ts";

interface Words {
  status: number;
  ja: string;
  en: string;
}

/**
 * Why a link opens nothing, for people of other companies: what to do, and nothing of the hospital.
 * @param asker whom to turn to
 */
export const linkRefusals = (asker: { ja: string; en: string }): Record<LinkRefusal | "too_many_attempts", Words> => ({
  link_wrong: {
    status: 404,
    ja: "このリンクは正しくありません。途中で切れていないか確かめ、届いたリンクをもう一度開いてください。",
    en: "This link is not valid. Check that it is complete and open it again.",
  },
  link_expired: {
    status: 410,
    ja: `このリンクは期限が切れています。${asker.ja}にお問い合わせください。`,
    en: `This link has expired. Please contact ${asker.en}.`,
  },
  link_revoked: {
    status: 410,
    ja: `このリンクは使えなくなっています。新しいリンクが届いていないか確かめ、なければ${asker.ja}にお問い合わせください。`,
    en: `This link is no longer in use. Look for a newer one, or contact ${asker.en}.`,
  },
  link_used: {
    status: 410,
    ja: `回答はすでに提出されています。直したいことがあれば、${asker.ja}にお知らせください。`,
    en: `The answer has been handed in already. To correct it, please contact ${asker.en}.`,
  },
  too_many_attempts: {
    status: 429,
    ja: "短い間に操作が多すぎます。15分ほど待ってから、もう一度お試しください。",
    en: "Too many attempts in a short time. Wait about 15 minutes and try again.",
  },
});
