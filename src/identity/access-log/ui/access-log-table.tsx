import { Chip } from "../../../web/components/chip.tsx";
import { SideScroll } from "../../../web/components/side-scroll.tsx";
import { useLanguage, useText } from "../../../web/language.ts";
import { momentText } from "../../../web/moment.ts";
import type { AccessAcross, AccessEntry, AccessManner } from "../access-log-contract.ts";
import { accessLogTexts } from "./access-log-texts.ts";

const looks = {
  looked: ["neutral", "ring"],
  took: ["attention", "triangle"],
  wrote: ["accent", "dot"],
} as const;

/** The hospital itself, by the hour. What left as a file stands out: it cannot be closed any more. */
export function AccessLogTable({ entries }: { entries: readonly AccessEntry[] }) {
  const t = useText(accessLogTexts);
  return (
    <LogTable
      label={t.here}
      rows={entries.map((entry) => ({ when: momentText(entry.hour), programme: null, entry }))}
    />
  );
}

/** The hospital among others of a programme, by the day. */
export function AcrossLogTable({ entries }: { entries: readonly AccessAcross[] }) {
  const t = useText(accessLogTexts);
  return (
    <LogTable
      label={t.across}
      rows={entries.map((entry) => ({ when: entry.day, programme: entry.programme, entry }))}
    />
  );
}

interface Row {
  when: string;
  programme: string | null;
  entry: Omit<AccessEntry, "hour">;
}

function LogTable({ label, rows }: { label: string; rows: readonly Row[] }) {
  const t = useText(accessLogTexts);
  const across = rows[0]?.programme != null;
  const heads = [across ? t.day : t.when, t.who, t.organisation, ...(across ? [t.programme] : []), t.manner, t.what];
  return (
    <SideScroll label={label} place="max-h-[32rem] overflow-y-auto">
      <table aria-label={label} className="w-full text-left text-sm">
        <thead className="sticky top-0 bg-ground">
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col" className="h-10 whitespace-nowrap px-3">
                {head}
              </th>
            ))}
            <th scope="col" className="h-10 whitespace-nowrap px-3 text-right">
              {t.times}
            </th>
            <th scope="col" className="h-10 whitespace-nowrap px-3">
              {t.last}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ when, programme, entry }) => (
            <tr key={keyOf(when, programme, entry)} className="border-t border-line">
              <td className="h-10 whitespace-nowrap px-3 tabular-nums">{when}</td>
              <td className="whitespace-nowrap px-3">{entry.person}</td>
              <td className="min-w-40 px-3 py-1">{entry.organisation}</td>
              {programme !== null && <td className="min-w-40 px-3 py-1">{programme}</td>}
              <td className="px-3 py-1">
                <Manner manner={entry.manner} />
              </td>
              <td className="min-w-56 px-3 py-1">
                <What entry={entry} />
              </td>
              <td className="px-3 text-right tabular-nums">{entry.times}</td>
              <td className="whitespace-nowrap px-3 tabular-nums">{momentText(entry.lastAt).slice(11)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </SideScroll>
  );
}

function Manner({ manner }: { manner: AccessManner }) {
  const t = useText(accessLogTexts);
  const [tone, shape] = looks[manner];
  return (
    <Chip tone={tone} shape={shape}>
      {t.manners[manner]}
    </Chip>
  );
}

/** The task in a word; in Japanese also what the interface says of the operation, which it says in Japanese only. */
function What({ entry: { permission, summary, task } }: Pick<Row, "entry">) {
  const t = useText(accessLogTexts);
  const language = useLanguage();
  const word = t.tasks[permission ?? ""] ?? t.other;
  return (
    <>
      {word}
      <span className="ml-2 text-xs text-ink-soft">{language === "ja" ? summary : task}</span>
    </>
  );
}

const keyOf = (when: string, programme: string | null, { organisationId, personId, task }: Row["entry"]) =>
  [when, programme, organisationId, personId, task].join(" ");
