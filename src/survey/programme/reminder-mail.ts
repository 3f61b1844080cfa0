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
  /** Null: it has no term. */
  dueOn: string | null;
  /** Negative: days left. 0 where there is no term. */
  daysOver: number;
  /** It has just become this side's move. */
  passedOn: boolean;
}

/** More are only counted. */
const mostItems = 30;

/** One mail to one person about everything that is due, what is late first. In Japanese, as all mails of this installation. */
export function reminderMail(items: readonly Reminded[], publicUrl: string): { subject: string; text: string } {
  const sorted = items.toSorted((a, b) => b.daysOver - a.daysOver || (a.hospital < b.hospital ? -1 : 1));
  const late = sorted.filter(({ daysOver }) => daysOver > 0).length;
  const [first] = sorted;
  if (!first) throw new RangeError("a reminder of nothing");
  const dueWords = first.dueOn === null ? "" : `（期限 ${first.dueOn}）`;
  const about = sorted.length === 1 ? `${first.hospital}: ${nameOf(first)}${dueWords}` : `${sorted.length}件`;
  const subject = `【関所・調査】${occasion(late > 0, sorted)}: ${about}`;
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

function occasion(late: boolean, items: readonly Reminded[]): string {
  if (late) return "期限を過ぎた手順があります";
  return items.some(({ passedOn }) => passedOn) ? "あなたの番です" : "期限が近づいています";
}

const lines = (item: Reminded, publicUrl: string): string[] => [
  `${item.hospital}（${item.programme}）`,
  `  手順: ${nameOf(item)}`,
  ...(item.dueOn === null ? [] : [`  期限: ${item.dueOn}（${when(item.daysOver)}）`]),
  `  ${new URL(`/f/${item.facilityId}/survey/${item.programmeId}`, publicUrl)}`,
];

const nameOf = ({ what }: Reminded): string =>
  what === "homework" ? "宿題の提出" : (what.name ?? stateWords[what.step].ja);

const when = (daysOver: number): string => {
  if (daysOver > 0) return `${daysOver}日過ぎています`;
  return daysOver === 0 ? "きょうまで" : `あと${-daysOver}日`;
};
