import { Chip } from "../../../web/components/chip.tsx";
import { Link } from "../../../web/components/link.tsx";
import { useText } from "../../../web/language.ts";
import type { CalendarEntry, ProgrammeView } from "../route-contracts.ts";
import { lookOf, useEntryWords } from "./calendar-words.ts";
import { programmeTexts } from "./programme-texts.ts";

/** Day by day: what fits a telephone, and a day with many entries. */
export function CalendarList(props: { entries: readonly CalendarEntry[]; today: string; programme: ProgrammeView }) {
  const t = useText(programmeTexts);
  const { entries, today, programme } = props;
  const days = [...Map.groupBy(entries, ({ day }) => day)];
  if (days.length === 0) return <p className="text-sm text-ink-soft">{t.nothingPlanned}</p>;
  return (
    <ol>
      {days.map(([day, those]) => (
        <li
          key={day}
          className="grid gap-x-4 gap-y-1 border-line py-2 text-sm not-first:border-t sm:grid-cols-[8rem_minmax(0,1fr)]"
        >
          <p className={day === today ? "font-bold text-accent" : ""}>
            {day}（{t.weekdays[new Date(day).getUTCDay()]}）{day === today && t.today}
          </p>
          <ul className="flex flex-col gap-1">
            {those.map((entry) => (
              <Entry key={entry.id} entry={entry} programme={programme} />
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

function Entry({ entry, programme }: { entry: CalendarEntry; programme: ProgrammeView }) {
  const t = useText(programmeTexts);
  const words = useEntryWords(programme);
  const { facilityId, hospital, lateDays, people, elsewhere } = entry;
  return (
    <li className="flex flex-wrap items-center gap-2">
      <Chip {...lookOf(entry)}>{words(entry)}</Chip>
      {facilityId && <Link href={`/f/${facilityId}/survey/${programme.id}`}>{hospital}</Link>}
      {lateDays > 0 && <span className="text-alert">{t.lateBy(lateDays)}</span>}
      {people.length > 0 && <span className="text-ink-soft">{t.visitors(people.join(t.andName))}</span>}
      {elsewhere.length > 0 && (
        <Chip tone="alert" shape="triangle">
          {t.elsewhere(elsewhere.join(t.andName))}
        </Chip>
      )}
    </li>
  );
}
