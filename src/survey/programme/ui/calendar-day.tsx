import { ShapeMark } from "../../../web/components/chip.tsx";
import { classNames } from "../../../web/components/class-names.ts";
import { Link } from "../../../web/components/link.tsx";
import { useText } from "../../../web/language.ts";
import type { CalendarEntry, ProgrammeView } from "../route-contracts.ts";
import { lookOf, useEntryWords } from "./calendar-words.ts";
import { programmeTexts } from "./programme-texts.ts";

/** Lines that fit a day; whatever is more is a link to the list of that day. */
const shownAtOnce = 4;

/** One day of the month: visits first, dates of the programme, and what is due, several of a kind in one line. */
export function CalendarDay(props: {
  day: string;
  isToday: boolean;
  isOfMonth: boolean;
  entries: readonly CalendarEntry[];
  programme: ProgrammeView;
}) {
  const t = useText(programmeTexts);
  const words = useEntryWords(props.programme);
  const { day, isToday, isOfMonth, entries, programme } = props;
  const date = new Date(day);
  const weekday = t.weekdays[date.getUTCDay()] ?? "";
  const groups = linesOf(entries, words);
  const shown = groups.length > shownAtOnce ? groups.slice(0, shownAtOnce - 1) : groups;
  const left = groups.slice(shown.length).reduce((sum, those) => sum + those.length, 0);
  const listOfDay = `?tab=calendar&view=list&day=${day}`;
  return (
    <td
      className={classNames(
        "h-24 border border-line p-1 align-top print:h-20",
        isOfMonth ? "" : "bg-ground text-ink-faint",
        isToday ? "outline-2 -outline-offset-2 outline-accent" : "",
      )}
      {...(isToday ? { "aria-current": "date" as const } : {})}
    >
      <p className={classNames("tabular-nums", isToday ? "font-bold text-accent" : "")}>
        <span className="sr-only">{t.dayOfMonth(date.getUTCMonth() + 1, date.getUTCDate(), weekday)}</span>
        <span aria-hidden="true">
          {isOfMonth ? date.getUTCDate() : `${date.getUTCMonth() + 1}/${date.getUTCDate()}`}
        </span>
        {isToday && ` ${t.today}`}
      </p>
      <ul className="flex flex-col gap-0.5">
        {shown.map((those) => (
          <Line key={those[0]?.id} entries={those} words={words} programme={programme} listOfDay={listOfDay} />
        ))}
        {left > 0 && (
          <li>
            <Link href={listOfDay}>{t.more(left)}</Link>
          </li>
        )}
      </ul>
    </td>
  );
}

function Line(props: {
  entries: readonly CalendarEntry[];
  words: (entry: CalendarEntry) => string;
  programme: ProgrammeView;
  listOfDay: string;
}) {
  const t = useText(programmeTexts);
  const { entries, words, programme, listOfDay } = props;
  const [entry] = entries;
  if (!entry) return null;
  const { facilityId, hospital, elsewhere, lateDays, cancelled } = entry;
  const { shape, tone } = lookOf(entry);
  const several = entries.length > 1;
  return (
    <li className="flex items-start gap-1">
      <span className={classNames("mt-0.5 shrink-0", inks[tone])}>
        <ShapeMark shape={shape} />
      </span>
      <span className={classNames("min-w-0 break-words", cancelled ? "text-ink-faint line-through" : "")}>
        {several ? <Link href={listOfDay}>{t.severalOf(words(entry), entries.length)}</Link> : words(entry)}
        {!several && facilityId && (
          <>
            {" "}
            <Link href={`/f/${facilityId}/survey/${programme.id}`}>{hospital}</Link>
          </>
        )}
        {!several && lateDays > 0 && <span className="ml-1 text-alert">{t.lateMark}</span>}
        {elsewhere.length > 0 && (
          <span className="flex items-center gap-1 font-bold text-alert">
            <ShapeMark shape="triangle" />
            <span aria-hidden="true">{t.doubled(elsewhere.join(t.andName))}</span>
            <span className="sr-only">{t.elsewhere(elsewhere.join(t.andName))}</span>
          </span>
        )}
      </span>
    </li>
  );
}

const inks = {
  accent: "text-accent",
  alert: "text-alert",
  attention: "text-attention",
  neutral: "text-ink-soft",
} as const;

/** Each visit and each date of the programme on a line of its own; of what is due, all of a kind. What is late comes first. */
function linesOf(entries: readonly CalendarEntry[], words: (entry: CalendarEntry) => string): CalendarEntry[][] {
  const alone = (kind: CalendarEntry["kind"]) => entries.filter((entry) => entry.kind === kind).map((entry) => [entry]);
  const due = entries.filter(({ kind }) => kind === "due");
  const byKind = [...Map.groupBy(due, (entry) => `${entry.lateDays > 0 ? 0 : 1} ${words(entry)}`)];
  return [
    ...alone("visit"),
    ...alone("programme"),
    ...byKind.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, some]) => some),
  ];
}
