/** Refusals that every part of a hospital's survey may meet (in-survey.store.ts), in words that name the remedy. */
export const surveyRefusals = {
  no_such_survey: {
    status: 404,
    ja: "この調査は見つからないか、閲覧する権限がありません。",
    en: "This survey was not found, or you may not see it.",
  },
  not_contracted: {
    status: 409,
    ja: "誓約書と契約がそろうまで、調査の作業はできません。事務局に確かめてください。",
    en: "No survey work before the pledge and the contract are recorded. Ask the secretariat.",
  },
  survey_over: {
    status: 409,
    ja: "この調査は終わっています。内容は閲覧だけできます。",
    en: "This survey is over. It can only be read.",
  },
} as const;
