import { useState } from "react";
import { Button } from "../../../web/components/button.tsx";
import { Chip } from "../../../web/components/chip.tsx";
import { Dialog } from "../../../web/components/dialog.tsx";
import { Link } from "../../../web/components/link.tsx";
import { useLabel, useText } from "../../../web/language.ts";
import type { ChecklistSummary, SheetSummary } from "../route-contracts.ts";
import { AnsweredBar } from "./answered-bar.tsx";
import { type SurveyAddress, sheetPath } from "./checklist-queries.ts";
import { checklistTexts } from "./checklist-texts.ts";
import { NewSheetForm } from "./new-sheet-form.tsx";

type AudienceSummary = ChecklistSummary["audiences"][number];

/** One audience of a checklist, with a line for each respondent. */
export function AudienceSheets(props: {
  at: SurveyAddress;
  checklist: ChecklistSummary;
  audience: AudienceSummary;
  vendors: readonly { id: string; name: string }[];
  mayAdd: boolean;
}) {
  const t = useText(checklistTexts);
  const label = useLabel();
  const [adding, setAdding] = useState(false);
  const { at, checklist, audience, vendors, mayAdd } = props;
  const { sheets, respondents } = audience;
  const add = respondents === "vendors" ? t.addVendor : sheets.length === 0 ? t.startSheet : t.addRespondent;
  const mayAddMore = mayAdd && (respondents !== "one" || sheets.length === 0);
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center justify-between gap-2 border-b border-line pb-1">
        <h3 className="font-bold">{label(audience.label)}</h3>
        {mayAddMore && (
          <Button look="quiet" aria-label={`${label(audience.label)}：${add}`} onPress={() => setAdding(true)}>
            {add}
          </Button>
        )}
      </div>
      {sheets.length === 0 && <p className="text-sm text-ink-soft">{t.noSheet}</p>}
      <ul className="flex flex-col">
        {sheets.map((sheet) => (
          <SheetLine key={sheet.sheetId} at={at} sheet={sheet} audience={label(audience.label)} />
        ))}
      </ul>
      <Dialog title={`${label(audience.label)}：${add}`} open={adding} onClose={() => setAdding(false)}>
        {adding && <NewSheetForm at={at} checklist={checklist} audience={audience} vendors={vendors} />}
      </Dialog>
    </div>
  );
}

function SheetLine({ at, sheet, audience }: { at: SurveyAddress; sheet: SheetSummary; audience: string }) {
  const t = useText(checklistTexts);
  const { sheetId, respondent, role, vendorName, progress, hardToUnderstand, lastCheckedOn } = sheet;
  const open = progress.items - progress.answered;
  return (
    <li className="grid min-h-12 items-center gap-x-4 gap-y-1 border-line py-1 not-first:border-t desk:grid-cols-[minmax(0,1fr)_11rem_minmax(0,15rem)_12rem]">
      <Link href={sheetPath({ ...at, sheetId })} place="inline-flex min-h-10 items-center font-bold">
        {vendorName ?? t.nth(respondent)}（{role}）
      </Link>
      <span className="flex items-center gap-2 text-sm">
        <AnsweredBar
          answered={progress.answered}
          items={progress.items}
          label={t.progressLabel(`${audience} ${vendorName ?? t.nth(respondent)}`)}
          place="w-20 shrink-0"
        />
        <span className="tabular-nums">{t.ofItems(progress.answered, progress.items)}</span>
      </span>
      <span className="flex flex-wrap gap-1">
        {open === 0 ? (
          <Chip tone="good" shape="tick">
            {t.done}
          </Chip>
        ) : (
          <Chip shape="ring">{t.openItems(open)}</Chip>
        )}
        {progress.notUnderstood > 0 && (
          <Chip tone="attention" shape="wave">
            {t.notUnderstood} {progress.notUnderstood}
          </Chip>
        )}
        {hardToUnderstand > 0 && (
          <Chip shape="diamond">
            {t.hard} {hardToUnderstand}
          </Chip>
        )}
      </span>
      <span className="text-sm whitespace-nowrap text-ink-soft tabular-nums">
        {lastCheckedOn && `${t.lastChecked} ${lastCheckedOn}`}
      </span>
    </li>
  );
}
