import { surnames } from "./surnames.ts";

export const hintKinds = [
  "patientNumber",
  "insuranceNumber",
  "staffNumber",
  "myNumber",
  "name",
  "birthDate",
  "patient",
  "phone",
] as const;
export type HintKind = (typeof hintKinds)[number];

/** A place in a text that looks like data of a patient or a member of staff. `start` and `end` count UTF-16 units of the text given. */
export interface Hint {
  kind: HintKind;
  start: number;
  end: number;
}

/** Longer texts are looked at as far as this: a note is short, and a pasted file must not make the screen wait. */
export const longestText = 200_000;

/**
 * What looks like data of patients or staff, which a survey must not collect (domain.md 6-8). A reminder for whoever writes, never a
 * refusal; it is meant to be silent about model numbers, companies and days of installation, so it misses some people rather than
 * crying at every line.
 */
export function personalHints(text: string): Hint[] {
  const read = halfWidth(text.slice(0, longestText));
  const found = [
    ...numbersOf(read),
    ...myNumbers(read),
    ...names(read),
    ...birthDates(read),
    ...patients(read),
    ...phones(read),
  ];
  const inOrder = found.sort((a, b) => a.start - b.start || b.end - a.end);
  return inOrder.filter((hint, at) => !inOrder.slice(0, at).some((other) => other.end > hint.start));
}

/** Full-width letters, digits and signs one for one, so that places stay those of the text as written. */
const halfWidth = (text: string): string =>
  text
    .replace(/[！-～]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/　/g, " ")
    .replace(/[−–—‐]/g, "-");

const digitsAfter = "[^0-9\\n、。,;]{0,8}?";
const labelled: readonly [HintKind, RegExp][] = [
  [
    "patientNumber",
    new RegExp(
      `(?:患者(?:番号|ID|No\\.?|コード)|診察券(?:番号|No\\.?)?|カルテ(?:番号|No\\.?|ID)|受診番号|\\b(?:patient ?(?:id|no\\.?|number)|MRN)\\b)${digitsAfter}([0-9][0-9-]{2,13})(?![0-9A-Za-z])`,
      "gi",
    ),
  ],
  [
    "insuranceNumber",
    new RegExp(
      `(?:被保険者(?:証)?(?:の)?(?:記号|番号)?(?:・番号)?|保険証(?:の)?(?:番号|記号)|保険者番号|受給者番号|介護保険(?:証)?番号|年金番号)${digitsAfter}([0-9][0-9 -]{3,14})`,
      "g",
    ),
  ],
  [
    "staffNumber",
    new RegExp(
      `(?:職員(?:番号|ID|コード|No\\.?)|社員番号|従業員番号)${digitsAfter}([0-9][0-9-]{2,11})(?![0-9A-Za-z])`,
      "g",
    ),
  ],
  // 「ID」 alone, where it is not the number of a thing: of a device, a connection, a user account.
  ["patientNumber", /(?:^|[\s、。(（「:])ID\s?(?:番号|No\.?)?\s?[:=は]?\s?([0-9]{6,10})(?![0-9A-Za-z.-])/g],
];

function* numbersOf(text: string): Generator<Hint> {
  for (const [kind, pattern] of labelled)
    for (const match of text.matchAll(pattern)) {
      const digits = (match[1] ?? "").trimEnd().replace(/-$/, "");
      const start = match.index + match[0].indexOf(match[1] ?? "", match[0].search(/[0-9]/));
      yield { kind, start, end: start + digits.length };
    }
}

const ofThings =
  /(?:シリアル|製造|型番|機番|資産|管理|回線|契約|電話|FAX|JAN|UDI|GTIN|S\/?N|serial|MAC|医療機関)[^0-9\n]{0,10}$/i;

/** Twelve digits with the check digit of an individual number, in groups of four or named as one, or standing alone. */
function* myNumbers(text: string): Generator<Hint> {
  for (const match of text.matchAll(/(?<![0-9A-Za-z.:-])[0-9]{4}([ -]?)[0-9]{4}\1[0-9]{4}(?![0-9A-Za-z.:-])/g)) {
    const before = text.slice(Math.max(0, match.index - 16), match.index);
    const digits = match[0].replace(/[ -]/g, "");
    const named = /マイナンバー|個人番号/.test(before);
    // Serial numbers of twelve digits stand by themselves, and one in eleven of them has the check digit by chance.
    const inWords =
      match[1] !== "" || /[ぁ-ん]/.test(text.slice(match.index - Math.min(match.index, 12), match.index + 24));
    if (named || (inWords && hasCheckDigit(digits) && !ofThings.test(before) && !digits.startsWith("00")))
      yield { kind: "myNumber", start: match.index, end: match.index + match[0].length };
  }
}

/** Source: 行政手続における特定の個人を識別するための番号の利用等に関する省令 5: weights 2 to 7 twice from the right, modulo 11. */
function hasCheckDigit(digits: string): boolean {
  let sum = 0;
  for (let n = 1; n <= 11; n++) sum += Number(digits[11 - n]) * (n <= 6 ? n + 1 : n - 5);
  const rest = sum % 11;
  return Number(digits[11]) === (rest <= 1 ? 0 : 11 - rest);
}

const han = "[\\p{Script=Han}々ヶ]";
const addressed = new RegExp(
  `(?<!${han})(${han}{2,6})(?: ?(${han}{1,3}|[ぁ-ん]{2,4}|[ァ-ヶー]{2,5}))? ?(様|氏|さん|先生|殿|くん|ちゃん)(?!式|子|々|名|態|相)`,
  "gu",
);
const named = new RegExp(
  `(?:患者(?:名|氏名)?|氏名|お名前|職員名|利用者名|看護師|医師|技師|職員)\\s?(?:[:：は]|\\s)\\s?(${han}{2,4})(?: (${han}{1,3}|[ぁ-ん]{2,4}))?(?!${han})`,
  "gu",
);
/** What is no person though 様 or さん follows. */
const nobody =
  /(?:患者|業者|担当者|管理者|責任者|院長|事務長|部長|課長|係長|室長|科長|師長|理事長|会長|社長|職員|看護師|技師|医師|薬剤師|各位|皆|客|先方|貴院|御中|病院|医院|会社|電機|通信|工業|製作所|販売|医療|事務局|担当|主任|奥|娘|息子|子供|若者)$/;

function* names(text: string): Generator<Hint> {
  for (const match of text.matchAll(addressed)) {
    const [whole, first = "", second] = match;
    const family = familyName(first);
    if (!family || nobody.test(first)) continue;
    // 「田中電機様」: the rest of a longer word is a given name only if it is short and not a word for a company.
    if (second === undefined && first.length - family.length > 3) continue;
    yield { kind: "name", start: match.index, end: match.index + whole.length };
  }
  for (const match of text.matchAll(named)) {
    const first = match[1] ?? "";
    const family = familyName(first);
    const start = match.index + match[0].indexOf(first);
    if (family && !nobody.test(first)) yield { kind: "name", start, end: match.index + match[0].length };
  }
}

const familyName = (word: string): string | undefined =>
  [3, 2].map((length) => word.slice(0, length)).find((start) => surnames.has(start));

const day =
  "(?:(?:明治|大正|昭和|平成|令和|[MTSHR])\\.? ?(?:[0-9]{1,2}|元)|(?:19|20)[0-9]{2})(?:年|[./-]) ?[0-9]{1,2}(?:月|[./-]) ?[0-9]{1,2}日?";
const born = new RegExp(
  `(?:生年月日|誕生日|\\b(?:date of birth|born|DOB)\\b)[^0-9明大昭平令MTSHR\\n]{0,8}(${day})|(${day}) ?(?:生まれ|生(?![産成年活まれ]))`,
  "gi",
);

function* birthDates(text: string): Generator<Hint> {
  for (const match of text.matchAll(born)) {
    const date = match[1] ?? match[2] ?? "";
    const start = match.index + match[0].indexOf(date);
    yield { kind: "birthDate", start, end: start + date.length };
  }
}

/** 「78歳女性」: words of a patient's record. */
function* patients(text: string): Generator<Hint> {
  for (const match of text.matchAll(/(?<![0-9])[0-9]{1,3} ?歳 ?(?:代)?の? ?(?:男性|女性|男児|女児|患者)/g))
    yield { kind: "patient", start: match.index, end: match.index + match[0].length };
}

/** Mobile telephones belong to people; those of companies and hospitals are what a ledger is for. */
function* phones(text: string): Generator<Hint> {
  for (const match of text.matchAll(/(?<![0-9A-Za-z-])0[789]0[- ]?[0-9]{4}[- ]?[0-9]{4}(?![0-9A-Za-z-])/g)) {
    const before = text.slice(Math.max(0, match.index - 14), match.index);
    if (!ofThings.test(before) || /電話/.test(before))
      yield { kind: "phone", start: match.index, end: match.index + match[0].length };
  }
}

/** In words, for people. */
export const hintWords: Record<HintKind, { ja: string; en: string }> = {
  patientNumber: { ja: "患者番号のような数字", en: "what looks like a patient number" },
  insuranceNumber: { ja: "保険証などの番号のような数字", en: "what looks like an insurance number" },
  staffNumber: { ja: "職員番号のような数字", en: "what looks like a staff number" },
  myNumber: { ja: "マイナンバーのような12桁の数字", en: "12 digits that look like an individual number (My Number)" },
  name: { ja: "人の名前", en: "what looks like a person's name" },
  birthDate: { ja: "生年月日", en: "what looks like a date of birth" },
  patient: { ja: "患者の年齢・性別", en: "what looks like a patient's age and sex" },
  phone: { ja: "個人の携帯電話番号", en: "what looks like a personal mobile number" },
};
