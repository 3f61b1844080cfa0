import { useQuery } from "@tanstack/react-query";
import { useAddressSearch } from "../../../web/address-search.ts";
import { Empty, LoadFailed, Loading } from "../../../web/components/feedback.tsx";
import { Select } from "../../../web/components/select.tsx";
import { SideScroll } from "../../../web/components/side-scroll.tsx";
import { useLabel, useText } from "../../../web/language.ts";
import { Section } from "../../../web/shell/page.tsx";
import { answeredIn, shareOfYes } from "../hospital-answer.ts";
import { type AcrossChecklists, type AcrossItem, Grouping } from "../route-contracts.ts";
import { acrossChecklistsQuery } from "./across-queries.ts";
import { acrossTexts } from "./across-texts.ts";
import { AnswerBar, AnswerKey } from "./answer-bar.tsx";

type Sheet = AcrossChecklists["sheets"][number];
const idOf = ({ instrument, edition, audience }: Pick<Sheet, "instrument" | "edition" | "audience">) =>
  [instrument, edition, audience].join("|");

/** Items of a sheet with how many hospitals answered how, in all and by group. */
export function ChecklistView({ programmeId }: { programmeId: string }) {
  const t = useText(acrossTexts);
  const say = useLabel();
  const [search, change] = useAddressSearch();
  const by = Grouping.catch("bedClass").parse(search.by);
  const [instrument, edition, audience] = (search.sheet ?? "").split("|");
  const chosen =
    instrument && edition && audience ? { instrument, edition, audience: audience as Sheet["audience"] } : {};
  const query = useQuery(acrossChecklistsQuery(programmeId, { by, ...chosen }));
  if (query.isPending) return <Loading />;
  if (query.error) return <LoadFailed error={query.error} retry={query.refetch} />;
  const { sheets, shown, groups, items } = query.data;
  if (!shown)
    return (
      <Empty title={t.noAnswer}>
        <p>{t.noAnswerHint}</p>
      </Empty>
    );
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap gap-4">
        <Select
          label={t.sheet}
          place="flex w-full max-w-xl flex-col gap-1"
          choices={sheets.map((sheet) => ({
            id: idOf(sheet),
            label: say(sheet.label),
            hint: t.hospitals(String(sheet.hospitals)),
          }))}
          value={idOf(shown)}
          onChange={(sheet) => change({ sheet })}
        />
        <Select
          label={t.by}
          place="flex w-48 flex-col gap-1"
          choices={Grouping.options.map((id) => ({ id, label: t.groupings[id] }))}
          value={by}
          onChange={(next) => change({ by: next })}
        />
      </div>
      <Extremes items={items} />
      <Section title={say(shown.label)} aside={<AnswerKey label={t.legend} />}>
        <ItemTable items={items} groups={groups} name={say(shown.label)} />
        <p className="text-sm text-ink-soft">{t.shareNote}</p>
      </Section>
    </div>
  );
}

const listed = 5;

/** Where hospitals are well on, and where most are not: the two ends of the list. */
function Extremes({ items }: { items: readonly AcrossItem[] }) {
  const t = useText(acrossTexts);
  const answered = items
    .filter(({ shareOfYes: share }) => share !== null)
    .toSorted((a, b) => (b.shareOfYes ?? 0) - (a.shareOfYes ?? 0));
  if (answered.length <= listed * 2) return null;
  return (
    <div className="grid gap-4 desk:grid-cols-2">
      <Section title={t.many}>
        <ShortList items={answered.slice(0, listed)} />
      </Section>
      <Section title={t.few}>
        <ShortList items={answered.slice(-listed).reverse()} />
      </Section>
    </div>
  );
}

function ShortList({ items }: { items: readonly AcrossItem[] }) {
  const say = useLabel();
  return (
    <ol className="flex flex-col">
      {items.map((item) => (
        <li
          key={item.id}
          className="flex min-h-10 items-center justify-between gap-4 border-t border-line first:border-t-0"
        >
          <span>{say(item.topic)}</span>
          <Share counts={item.total} />
        </li>
      ))}
    </ol>
  );
}

function Share({ counts }: { counts: AcrossItem["total"] }) {
  const t = useText(acrossTexts);
  const share = shareOfYes(counts);
  if (share === null) return <span className="text-ink-faint">{t.none}</span>;
  return (
    <span className="whitespace-nowrap">
      <span className="font-bold">{percent(share)}</span>{" "}
      <span className="text-xs text-ink-soft">{t.yesOf(counts.yes, answeredIn(counts) - counts.not_applicable)}</span>
    </span>
  );
}

/** One decimal, half up (domain.md 12). */
const percent = (fraction: number) => `${(Math.round(fraction * 1000) / 10).toFixed(1)}%`;

function ItemTable(props: { items: readonly AcrossItem[]; groups: AcrossChecklists["groups"]; name: string }) {
  const { items, groups, name } = props;
  const t = useText(acrossTexts);
  const say = useLabel();
  const none = { yes: 0, no: 0, unknown: 0, not_applicable: 0, mixed: 0 };
  return (
    <SideScroll label={name}>
      <table className="w-full min-w-[48rem] text-left text-sm">
        <thead className="bg-ground">
          <tr>
            <th scope="col" className="h-10 px-3">
              {t.item}
            </th>
            <th scope="col" className="w-48 px-3">
              {t.all}
            </th>
            <th scope="col" className="px-3 text-right">
              {t.yesShare}
            </th>
            {groups.map((group) => (
              <th key={group.id} scope="col" className="px-3 text-right">
                {say(group.label)}
                <span className="block text-xs font-normal text-ink-soft">{t.hospitals(String(group.hospitals))}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.id} className="border-t border-line">
              <th scope="row" className="h-10 px-3 py-1 font-normal">
                <span className="text-ink-soft">{item.number ?? item.id}</span> {say(item.topic)}
                {item.unconfirmed && <span className="block text-xs text-ink-soft">{t.unconfirmed}</span>}
              </th>
              <td className="px-3">
                <AnswerBar counts={item.total} label={say(item.topic)} />
              </td>
              <td className="px-3 text-right">
                <Share counts={item.total} />
              </td>
              {groups.map((group) => (
                <td key={group.id} className="px-3 text-right">
                  <Share counts={item.byGroup[group.id] ?? none} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </SideScroll>
  );
}
