import type { Audience, Wording } from "../contract.ts";

/** Short names of the sheets, where their own labels are not at hand. */
export const audienceNames: Record<Audience, Wording> = {
  executive: { ja: "経営層向け", en: "Executives" },
  system_admin: { ja: "システム管理者向け", en: "System administrators" },
  user: { ja: "利用者向け", en: "Users" },
  facility: { ja: "医療機関確認用", en: "For hospitals" },
  vendor: { ja: "事業者確認用", en: "For vendors" },
};
