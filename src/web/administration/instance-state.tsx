import { ShapeMark } from "../components/chip.tsx";
import { Notice } from "../components/feedback.tsx";
import { useLabel, useText } from "../language.ts";
import { Section } from "../shell/page.tsx";
import { administrationTexts } from "./administration-texts.ts";
import type { Instance } from "./instance-query.ts";

/** What needs seeing to before a user notices, and the figures behind it. */
export function InstanceState({ state }: { state: Instance }) {
  const t = useText(administrationTexts);
  const { database, storage, mail, jobs } = state;
  const label = useLabel();
  const toSee = state.checks.filter(({ level }) => level !== "ok");
  const well = state.checks.filter(({ level }) => level === "ok");
  const facts: readonly (readonly [string, string])[] = [
    [
      t.database,
      `PostgreSQL ${database.version}（${database.embedded ? t.embedded : t.external}）　${size(database.sizeBytes)}`,
    ],
    [t.disk, `${size(storage.freeBytes)} / ${size(storage.totalBytes)}`],
    [t.folder, storage.folder],
    [t.mail, `${mail.server ? t.mailServer : t.noMailServer}　${t.mailCounts(mail.waiting, mail.failed, mail.kept)}`],
    ...jobs.map(({ queue, waiting, failed }) => {
      const name = t.queues[queue as keyof typeof t.queues] ?? queue;
      return [`${t.jobs}：${name}`, t.jobCounts(waiting, failed)] as const;
    }),
  ];
  return (
    <div className="flex flex-col gap-4">
      <Section title={t.warnings}>
        {toSee.length === 0 && <p className="text-ink-soft">{t.noWarnings}</p>}
        {toSee.map(({ id, level, what, remedy }) => (
          <Notice key={id} tone={level === "problem" ? "alert" : "attention"}>
            <p className="font-bold">{label(what)}</p>
            {remedy && <p>{label(remedy)}</p>}
          </Notice>
        ))}
      </Section>
      <Section title={t.well}>
        <ul className="flex flex-col gap-1.5 text-sm">
          {well.map(({ id, what }) => (
            <li key={id} className="flex items-baseline gap-2">
              <ShapeMark shape="tick" />
              {label(what)}
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t.state}>
        <dl className="grid gap-x-4 gap-y-2 text-sm sm:grid-cols-[max-content_minmax(0,1fr)]">
          {facts.map(([name, value]) => (
            <div key={name} className="contents">
              <dt className="text-ink-soft">{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </Section>
    </div>
  );
}

const megabyte = 1024 ** 2;
const size = (bytes: number) =>
  bytes < 1024 * megabyte ? `${Math.round(bytes / megabyte)} MB` : `${(bytes / megabyte / 1024).toFixed(1)} GB`;
