import { useQuery } from "@tanstack/react-query";
import { addMonths } from "../../../shared/day.ts";
import { useAddressSearch } from "../../../web/address-search.ts";
import { Button } from "../../../web/components/button.tsx";
import { Chip } from "../../../web/components/chip.tsx";
import { LoadFailed, Loading } from "../../../web/components/feedback.tsx";
import { Link } from "../../../web/components/link.tsx";
import { useLabel, useText } from "../../../web/language.ts";
import { Section } from "../../../web/shell/page.tsx";
import type { CalendarEntry, ProgrammeView } from "../route-contracts.ts";
import { programmeDateWords, stateWords } from "../words.ts";
import { CalendarSubscription } from "./calendar-subscription.tsx";
import { calendarQuery } from "./programme-queries.ts";
import { programmeTexts } from "./programme-texts.ts";

/** Visits, terms and dates of two months, day by day, and the way into one's own calendar. */
export function CalendarTab({ programme }: { organisationId: string; programme: ProgrammeView }) {
  const t = useText(programmeTexts);
  const [search, setSearch] = useAddressSearch();
  const { data, isPending, error, refetch } = useQuery(calendarQuery(programme.id, search.from));
  if (isPending) return <Loading />;
  if (error) return <LoadFailed error={error} retry={refetch} />;
  const days = [...Map.groupBy(data.entries, ({ day }) => day)];
  const go = (months: number) => setSearch({ from: addMonths(data.from, months) });
  return (
    <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_24rem]">
      <Section
        title={t.months(data.from, data.to)}
        aside={
          <div className="flex gap-2">
            <Button onPress={() => go(-2)}>{t.earlier}</Button>
            <Button onPress={() => go(2)}>{t.later}</Button>
          </div>
        }
      >
        {days.length === 0 && <p className="text-sm text-ink-soft">{t.nothingPlanned}</p>}
        <ol>
          {days.map(([day, entries]) => (
            <li
              key={day}
              className="grid grid-cols-[8rem_minmax(0,1fr)] gap-x-4 border-line py-2 text-sm not-first:border-t"
            >
              <DayName day={day} today={data.today} />
              <ul className="flex flex-col gap-1">
                {entries.map((entry) => (
                  <Entry key={entry.id} entry={entry} programme={programme} />
                ))}
              </ul>
            </li>
          ))}
        </ol>
      </Section>
      <CalendarSubscription programmeId={programme.id} />
    </div>
  );
}

function DayName({ day, today }: { day: string; today: string }) {
  const t = useText(programmeTexts);
  return (
    <p className={day === today ? "font-bold text-accent" : ""}>
      {day}（{t.weekdays[new Date(day).getUTCDay()]}）{day === today && t.today}
    </p>
  );
}

function Entry({ entry, programme }: { entry: CalendarEntry; programme: ProgrammeView }) {
  const t = useText(programmeTexts);
  const label = useLabel();
  const { kind, facilityId, hospital, session, cancelled, lateDays } = entry;
  return (
    <li className="flex flex-wrap items-center gap-2">
      {kind === "visit" && (
        <Chip tone={cancelled ? "neutral" : "accent"} shape={cancelled ? "slash" : "dot"}>
          {t.visit}
          {session === "morning" || session === "afternoon" ? ` ${t.sessions[session]}` : ""}
          {cancelled && `（${t.cancelled}）`}
        </Chip>
      )}
      {kind !== "visit" && (
        <Chip
          tone={lateDays > 0 ? "alert" : kind === "programme" ? "attention" : "neutral"}
          shape={lateDays > 0 ? "triangleFilled" : kind === "programme" ? "diamond" : "clock"}
        >
          {whatOf(entry, programme, label, t.dueOf)}
        </Chip>
      )}
      {facilityId && <Link href={`/f/${facilityId}/survey/${programme.id}`}>{hospital}</Link>}
      {lateDays > 0 && <span className="text-alert">{t.lateBy(lateDays)}</span>}
    </li>
  );
}

function whatOf(
  { kind, what }: CalendarEntry,
  { plan }: ProgrammeView,
  label: (words: { ja: string; en: string }) => string,
  dueOf: (step: string) => string,
): string {
  if (what === null) return "";
  if (kind === "programme") return label(programmeDateWords[what as keyof typeof programmeDateWords]);
  const own = plan.steps.find(({ state }) => state === what)?.name;
  return dueOf(label(own ?? stateWords[what as keyof typeof stateWords]));
}
