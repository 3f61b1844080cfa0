import type { SurveyState } from "./state.ts";
import { stateWords } from "./words.ts";

/** Something somebody is reminded of. Of a hospital its name, and of the survey how far it is; never what was found. */
export interface Reminded {
  facilityId: string;
  programmeId: string;
  programme: string;
  hospital: string;
  /** A step by its own name, or homework (whose title may tell too much). */
  what: { step: SurveyState; name: string | null } | "homework";
  dueOn: string;
  /** Negative: days left. */
  daysOver: number;
}

/** More are only counted. */
const mostItems = 30;

/** One mail to one person about everything that is due, what is late first. In Japanese, as all mails of this installation. */
export function reminderMail(items: readonly Reminded[], publicUrl: string): { subject: string; text: string } {
  const sorted = items.toSorted((a, b) => b.daysOver - a.daysOver || (a.hospital < b.hospital ? -1 : 1));
  const late = sorted.filter(({ daysOver }) => daysOver > 0).length;
  const [first] = sorted;
  if (!first) throw new RangeError("a reminder of nothing");
  const about =
    sorted.length === 1 ? `${first.hospital}: ${nameOf(first)}（期限 ${first.dueOn}）` : `${sorted.length}件`;
  const subject =
    late > 0 ? `【関所・調査】期限を過ぎた手順があります: ${about}` : `【関所・調査】期限が近づいています: ${about}`;
  const more = sorted.length - mostItems;
  const text = [
    "サイバーセキュリティ調査の、あなたの番になっている手順をお知らせします。",
    ...sorted.slice(0, mostItems).flatMap((item) => ["", ...lines(item, publicUrl)]),
    ...(more > 0 ? ["", `ほか ${more}件は、サインインしてご覧ください: ${new URL("/", publicUrl)}`] : []),
    "",
    "このメールには、調査で分かったことは書いていません。内容は上のページをご覧ください。",
    "同じ手順について、この時点のお知らせは一度だけです。",
  ].join("\n");
  return { subject, text };
}

const lines = (item: Reminded, publicUrl: string): string[] => [
  `${item.hospital}（${item.programme}）`,
  `  手順: ${nameOf(item)}`,
  `  期限: ${item.dueOn}（${when(item.daysOver)}）`,
  `  ${new URL(`/f/${item.facilityId}/survey/${item.programmeId}`, publicUrl)}`,
];

const nameOf = ({ what }: Reminded): string =>
  what === "homework" ? "宿題の提出" : (what.name ?? stateWords[what.step].ja);

const when = (daysOver: number): string => {
  if (daysOver > 0) return `${daysOver}日過ぎています`;
  return daysOver === 0 ? "きょうまで" : `あと${-daysOver}日`;
};
