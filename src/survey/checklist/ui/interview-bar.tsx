import { Button } from "../../../web/components/button.tsx";
import { Chip } from "../../../web/components/chip.tsx";
import { DateField } from "../../../web/components/date-field.tsx";
import { Select } from "../../../web/components/select.tsx";
import { useText } from "../../../web/language.ts";
import type { Progress } from "../asked-items.ts";
import type { SheetView } from "../route-contracts.ts";
import { AnsweredBar } from "./answered-bar.tsx";
import type { Occasion } from "./item-draft.ts";
import { sheetTexts } from "./sheet-texts.ts";
import type { SheetDrafts } from "./use-sheet-drafts.ts";

/** How far the interview is, and whether everything is saved: in sight all the time. */
export function InterviewBar(props: { sheet: SheetView; drafts: SheetDrafts; progress: Progress; occasion: Occasion }) {
  const t = useText(sheetTexts);
  const { sheet, drafts, progress, occasion } = props;
  return (
    <div className="no-print sticky top-14 z-10 flex flex-wrap items-center gap-x-6 gap-y-1 rounded-8 border border-line bg-white px-4 py-2 shadow-1">
      <div className="flex min-w-56 flex-1 flex-col gap-1">
        <p className="flex flex-wrap gap-x-4 text-sm tabular-nums" role="status">
          <span className="font-bold">{t.answered(progress.answered, progress.items)}</span>
          <span>{t.open(progress.items - progress.answered)}</span>
          <span>{t.notUnderstoodCount(progress.notUnderstood)}</span>
          {sheet.mayWork && (
            <span className="text-ink-soft">
              {occasion.visit === null ? t.noVisit : t.visitNumber(occasion.visit, occasion.on)}
              {occasion.visit === null && `（${occasion.on}）`}
            </span>
          )}
        </p>
        <AnsweredBar
          answered={progress.answered}
          items={progress.items}
          label={t.answered(progress.answered, progress.items)}
          place="w-full"
        />
      </div>
      {(sheet.mayWork || sheet.mayAnswer) && <Saving drafts={drafts} />}
    </div>
  );
}

/** On which visit and day answers are written down from now on. */
export function OccasionFields(props: {
  sheet: SheetView;
  occasion: Occasion;
  onOccasion: (occasion: Occasion) => void;
}) {
  const t = useText(sheetTexts);
  const { sheet, occasion, onOccasion } = props;
  return (
    <div className="no-print flex flex-wrap items-start gap-x-6 gap-y-2">
      <Select
        label={t.visit}
        place="flex w-56 flex-col gap-1"
        value={String(occasion.visit ?? 0)}
        choices={[
          { id: "0", label: t.noVisit },
          ...sheet.visits.map(({ number, on }) => ({ id: String(number), label: t.visitNumber(number, on) })),
        ]}
        onChange={(id) => onOccasion({ ...occasion, visit: id === "0" ? null : Number(id) })}
      />
      <div className="w-72">
        <DateField
          label={t.checkedOn}
          hint=""
          value={occasion.on}
          onChange={(on) => on && on.length === 10 && on <= sheet.today && onOccasion({ ...occasion, on })}
        />
      </div>
    </div>
  );
}

function Saving({ drafts }: { drafts: SheetDrafts }) {
  const t = useText(sheetTexts);
  const { state, waiting, flush } = drafts;
  return (
    <div className="flex min-h-10 items-center gap-2" aria-live="polite">
      {state === "failed" ? (
        <>
          <Chip tone="alert" shape="triangle">
            {t.failed}
          </Chip>
          <Button onPress={flush}>{t.retry}</Button>
        </>
      ) : state === "sending" ? (
        <Chip shape="clock">{t.saving}</Chip>
      ) : waiting > 0 ? (
        <Chip tone="attention" shape="half">
          {t.waiting(waiting)}
        </Chip>
      ) : (
        <Chip tone="good" shape="tick">
          {t.saved}
        </Chip>
      )}
    </div>
  );
}
