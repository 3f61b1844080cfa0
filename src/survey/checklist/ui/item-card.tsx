import { Button } from "../../../web/components/button.tsx";
import { Chip } from "../../../web/components/chip.tsx";
import { classNames } from "../../../web/components/class-names.ts";
import { Notice } from "../../../web/components/feedback.tsx";
import { useLabel, useText } from "../../../web/language.ts";
import { CommentSection } from "../../review/ui/comment-section.tsx";
import type { Support } from "../contract.ts";
import type { ItemView, SheetView } from "../route-contracts.ts";
import { AnswerButtons } from "./answer-buttons.tsx";
import type { SheetAddress } from "./checklist-queries.ts";
import { ConflictChoice } from "./conflict-choice.tsx";
import { BesideRows, CheckHistory, NewestCheck, SupportFacts } from "./item-facts.tsx";
import { ItemFields } from "./item-fields.tsx";
import { sheetTexts } from "./sheet-texts.ts";
import type { SheetDrafts } from "./use-sheet-drafts.ts";

export const cardId = (item: string): string => `item-${item}`;

/** One item: what is asked, the answer, and, opened, everything that stands about it. */
export function ItemCard(props: {
  at: SheetAddress;
  sheet: SheetView;
  item: ItemView;
  drafts: SheetDrafts;
  support: readonly Support[];
  active: boolean;
  open: boolean;
  onActive: () => void;
  onToggle: () => void;
}) {
  const t = useText(sheetTexts);
  const label = useLabel();
  const { at, sheet, item, drafts, support, active, open, onActive, onToggle } = props;
  const { answer } = drafts.draftOf(item.id);
  const conflict = drafts.conflictOf(item.id);
  const mayWrite = sheet.mayWork || sheet.mayAnswer;
  const name = item.number ?? item.id;
  return (
    <li
      id={cardId(item.id)}
      tabIndex={-1}
      aria-current={active ? "true" : undefined}
      onFocusCapture={onActive}
      className={classNames(
        "ring-inside flex scroll-my-32 flex-col gap-3 border-l-4 px-4 py-3 not-first:border-t not-first:border-t-line",
        active ? "border-l-accent bg-accent-soft/40" : "border-l-transparent",
      )}
    >
      <div className="grid items-start gap-x-6 gap-y-2 desk:grid-cols-[minmax(0,1fr)_auto]">
        <div className="flex min-w-0 flex-col gap-1">
          <p className="text-base">
            <span className="mr-2 text-ink-soft tabular-nums">{name}</span>
            <span className="font-bold">{item.official ?? label(item.topic)}</span>
          </p>
          <p className="flex flex-wrap items-center gap-2 text-sm text-ink-soft empty:hidden">
            {item.official !== null && `${t.topic}：${label(item.topic)}`}
            {!label(item.topic).includes(t.scope[item.scope] ?? "") && t.scope[item.scope]}
            {item.optional && <Chip shape="dash">{t.optional}</Chip>}
            {item.unconfirmed && (
              <Chip tone="attention" shape="box">
                {t.unconfirmed}
              </Chip>
            )}
            {item.returned && (
              <Chip tone="alert" shape="triangle">
                {t.returned}
              </Chip>
            )}
          </p>
        </div>
        <div className="flex items-center gap-1">
          <AnswerButtons
            item={name}
            value={answer}
            disabled={!mayWrite}
            onAnswer={(next) => drafts.change(item.id, { answer: next })}
          />
          <Button look="quiet" aria-expanded={open} aria-label={t.more(name)} onPress={onToggle}>
            {open ? t.close : t.details}
          </Button>
        </div>
      </div>
      {item.returned && (
        <Notice tone="attention">
          {t.returned}（{t.reasons[item.returned.reason] ?? item.returned.reason}、{item.returned.by}）：
          {item.returned.text}
        </Notice>
      )}
      {conflict && <ConflictChoice conflict={conflict} onSettle={(mine) => drafts.settle(item.id, mine)} />}
      {!mayWrite && !open && <NewestCheck check={item.checks.at(-1)} />}
      {mayWrite && <ItemFields at={at} sheet={sheet} item={item} drafts={drafts} open={open} />}
      {open && (
        <div className="flex flex-col gap-3">
          <SupportFacts at={at} support={support} answer={answer} />
          <BesideRows item={item} />
          <CheckHistory at={at} checks={item.checks} />
          <CommentSection
            params={{ facilityId: at.facilityId, programmeId: at.programmeId }}
            subject={{
              about: "check",
              subjectId: `${at.sheetId}:${item.id}`,
              field: "",
              label: `${label(sheet.label)} ${name} ${label(item.topic)}`,
            }}
          />
        </div>
      )}
    </li>
  );
}
