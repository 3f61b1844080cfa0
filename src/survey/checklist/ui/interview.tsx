import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Checkbox } from "../../../web/components/checkbox.tsx";
import { Notice } from "../../../web/components/feedback.tsx";
import { useShortcut } from "../../../web/components/shortcut.ts";
import { useLabel, useText } from "../../../web/language.ts";
import { progressOf, standings } from "../asked-items.ts";
import type { Answer } from "../contract.ts";
import type { ItemView, SheetView } from "../route-contracts.ts";
import { type SheetAddress, supportQuery } from "./checklist-queries.ts";
import { InterviewBar, OccasionFields } from "./interview-bar.tsx";
import { cardId, ItemCard } from "./item-card.tsx";
import type { Occasion } from "./item-draft.ts";
import { sheetTexts } from "./sheet-texts.ts";
import { useSheetDrafts } from "./use-sheet-drafts.ts";

const keys: Record<string, Answer> = {
  o: "yes",
  O: "yes",
  x: "no",
  X: "no",
  "?": "unknown",
  "？": "unknown",
  "-": "not_applicable",
};

/** The items of a sheet by section, answered by finger or key; what is answered saves itself. */
export function Interview({ at, sheet }: { at: SheetAddress; sheet: SheetView }) {
  const t = useText(sheetTexts);
  const label = useLabel();
  const [occasion, setOccasion] = useState<Occasion>(() => firstOccasion(sheet));
  const drafts = useSheetDrafts(at, sheet, occasion);
  const support = useQuery(supportQuery(at));
  const [onlyOpen, setOnlyOpen] = useState(false);
  const [wanted, setActive] = useState<string | null>(null);
  const [opened, setOpened] = useState<ReadonlySet<string>>(() => new Set());
  const [shownOpen, setShownOpen] = useState<ReadonlySet<string>>(() => new Set());

  const answers = new Map(
    sheet.items.flatMap(({ id }) => {
      const { answer } = drafts.draftOf(id);
      return answer ? [[id, answer] as const] : [];
    }),
  );
  // As the server counts them, so that a gate answered just now closes here as well.
  const standing = standings(sheet.items, answers, sheet.hasVendors);
  const progress = progressOf(sheet.items, standing);
  const inSight = sheet.items.filter(
    ({ id }) => standing.get(id)?.asked && (!onlyOpen || !answers.has(id) || shownOpen.has(id)),
  );
  const active = inSight.find(({ id }) => id === wanted)?.id ?? inSight.find(({ id }) => !answers.has(id))?.id ?? null;
  const mayWrite = sheet.mayWork || sheet.mayAnswer;

  const goTo = (item: string | undefined) => {
    if (item === undefined) return;
    setActive(item);
    const card = document.getElementById(cardId(item));
    card?.focus({ preventScroll: true });
    card?.scrollIntoView({ block: "nearest" });
  };
  const toggle = (item: string) =>
    setOpened((before) => {
      const next = new Set(before);
      if (!next.delete(item)) next.add(item);
      return next;
    });
  useShortcut([...Object.keys(keys), "ArrowDown", "ArrowUp", "Enter"], (key) => {
    const index = inSight.findIndex(({ id }) => id === active);
    if (key === "ArrowDown" || key === "ArrowUp") {
      goTo(inSight[index + (key === "ArrowDown" ? 1 : -1)]?.id);
      return true;
    }
    if (active === null) return false;
    if (key === "Enter") {
      // Enter on a button presses the button.
      if (document.activeElement instanceof HTMLButtonElement || document.activeElement instanceof HTMLAnchorElement)
        return false;
      toggle(active);
      return true;
    }
    const answer = keys[key];
    if (!answer || !mayWrite) return false;
    drafts.change(active, { answer });
    const needsMore = answer === "unknown" || (answer === "no" && sheet.targetRequired);
    if (!needsMore) goTo(inSight[index + 1]?.id);
    else requestAnimationFrame(() => firstField(active)?.focus());
    return true;
  });

  const showOnlyOpen = (only: boolean) => {
    // What was open when the filter was set stays in sight while it is answered.
    setShownOpen(new Set(sheet.items.map(({ id }) => id).filter((id) => !answers.has(id))));
    setOnlyOpen(only);
  };
  const gateShut = sheet.items.some(({ id, gate }) => gate && answers.get(id) === "no");
  return (
    <>
      {sheet.mayWork && <OccasionFields sheet={sheet} occasion={occasion} onOccasion={setOccasion} />}
      <InterviewBar sheet={sheet} drafts={drafts} progress={progress} occasion={occasion} />
      <div className="flex flex-wrap items-center justify-between gap-x-6">
        <Checkbox checked={onlyOpen} onChange={showOnlyOpen}>
          {t.onlyOpen}
        </Checkbox>
        {mayWrite && <p className="no-print text-sm text-ink-soft max-desk:hidden">{t.keys}</p>}
      </div>
      {gateShut && <Notice tone="neutral">{t.skippedByGate}</Notice>}
      {!sheet.hasVendors && sheet.audience === "facility" && <Notice tone="neutral">{t.skippedVendors}</Notice>}
      {inSight.length === 0 && <p className="text-ink-soft">{t.nothingOpen}</p>}
      {sections(inSight).map(([section, items]) => (
        <section key={section.ja} className="flex flex-col gap-1">
          <h2 className="font-bold">{label(section)}</h2>
          <ol className="overflow-hidden rounded-8 border border-line bg-white">
            {items.map((item) => (
              <ItemCard
                key={item.id}
                at={at}
                sheet={sheet}
                item={item}
                drafts={drafts}
                support={support.data?.items[item.id] ?? []}
                active={item.id === active}
                open={opened.has(item.id)}
                onActive={() => setActive(item.id)}
                onToggle={() => toggle(item.id)}
              />
            ))}
          </ol>
        </section>
      ))}
    </>
  );
}

const firstField = (item: string) =>
  document.getElementById(cardId(item))?.querySelector<HTMLElement>("textarea, input:not([type=checkbox])");

/** Neighbouring items of one section, in the order of the sheet. */
function sections(items: readonly ItemView[]): [ItemView["section"], ItemView[]][] {
  const list: [ItemView["section"], ItemView[]][] = [];
  for (const item of items) {
    const last = list.at(-1);
    if (last && last[0].ja === item.section.ja) last[1].push(item);
    else list.push([item.section, [item]]);
  }
  return list;
}

/** The visit of today, or the latest one before. */
function firstOccasion({ today, visits, mayWork }: SheetView): Occasion {
  const until = visits.filter(({ on }) => on <= today).at(-1);
  return { on: today, visit: mayWork ? (until?.number ?? null) : null };
}
