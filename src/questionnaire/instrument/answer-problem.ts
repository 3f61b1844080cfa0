/** What can be wrong with an answer. A form that follows the instrument lets nobody give such a one. */
export const answerProblems = {
  unknownQuestion: {
    ja: "この調査票にない質問への回答です。",
    en: "This question is not part of the questionnaire.",
  },
  notAsked: {
    ja: "これまでの回答では、この質問は対象外です。前の回答を確かめるか、この回答を消してください。",
    en: "By the answers before it, this question is not asked. Check those answers, or remove this one.",
  },
  wrongKind: { ja: "この質問の答え方と合っていません。", en: "This does not fit the kind of the question." },
  unknownOption: { ja: "選択肢にない回答です。", en: "This is not one of the options." },
  unknownRow: { ja: "この質問にない項目への回答です。", en: "This is not a row of the question." },
  pickedTwice: { ja: "同じ選択肢が二度選ばれています。", en: "An option is picked twice." },
  tooMany: { ja: "選べる数を超えています。", en: "More options are picked than allowed." },
  tooFew: { ja: "選ぶ数が足りません。", en: "Fewer options are picked than asked for." },
  exclusive: {
    ja: "ほかの選択肢と同時には選べない回答が含まれています。",
    en: "One of the options cannot be combined with others.",
  },
  wordsWithoutOther: {
    ja: "自由に書ける選択肢ではないのに、言葉が添えられています。",
    en: "Words are given for an option that has none.",
  },
  outOfRange: { ja: "入力できる範囲を外れています。", en: "This is out of range." },
  notWhole: { ja: "整数で入力してください。", en: "Please enter a whole number." },
  tooLong: { ja: "長すぎます。短くしてください。", en: "This is too long." },
  mayNotRefuse: { ja: "この質問では「回答しない」を選べません。", en: "This question cannot be declined." },
  samePlace: {
    ja: "同じものに二つの順位が付いています。順位ごとに別のものを選んでください。",
    en: "The same item has two places. Choose another for each place.",
  },
  tooManyThings: { ja: "入力できる件数を超えています。", en: "More entries than allowed." },
} as const;
export type AnswerProblemReason = keyof typeof answerProblems;

/** Where an answer cannot be, and why. `question`, or `section/2/question` of the second thing of a repeated section. */
export interface AnswerProblem {
  place: string;
  reason: AnswerProblemReason;
}
