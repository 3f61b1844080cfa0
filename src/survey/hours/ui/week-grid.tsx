import { useMutation } from "@tanstack/react-query";
import type { ClipboardEvent, KeyboardEvent } from "react";
import { call } from "../../../web/call.ts";
import { Button } from "../../../web/components/button.tsx";
import { Refusal } from "../../../web/components/feedback.tsx";
import { SideScroll } from "../../../web/components/side-scroll.tsx";
import { showToast } from "../../../web/components/toast.tsx";
import { useLabel, useText } from "../../../web/language.ts";
import { formatHours, parseHours, sumOf } from "../hundredths.ts";
import { type HoursView, saveWeek } from "../route-contracts.ts";
import { daysOfWeek } from "../week.ts";
import { type CellPlace, cellId, HourCell } from "./hour-cell.tsx";
import { useHoursChanged, useSurveyParams } from "./hours-queries.ts";
import { hoursTexts } from "./hours-texts.ts";
import { SheetFoot } from "./sheet-foot.tsx";
import { cellKey, cellsOf, nextCell, pasted, type WeekDraft } from "./week-draft.ts";

/**
 * The form of 資料6 with the days of one week beside it: planned and worked by row, and the hours of one worker to be typed in.
 * `worker` null: the sum of everybody, to look at.
 */
export function WeekGrid(props: {
  hours: HoursView;
  worker: string | null;
  draft: WeekDraft;
  onDraft: (draft: WeekDraft) => void;
}) {
  const { hours, worker, draft, onDraft: setDraft } = props;
  const t = useText(hoursTexts);
  const labelled = useLabel();
  const params = useSurveyParams();
  const changed = useHoursChanged();
  const days = daysOfWeek(hours.monday);
  const own = hours.cells.filter((cell) => worker === null || cell.worker === worker);
  const kept = new Map(
    [...Map.groupBy(own, ({ rowId, workedOn }) => cellKey(rowId, workedOn))].map(([key, cells]) => [
      key,
      sumOf(cells.map(({ hundredths }) => hundredths)),
    ]),
  );
  const notes = new Map(own.map((cell) => [cellKey(cell.rowId, cell.workedOn), cell.note]));
  const mayEnter = hours.mayEnter && worker !== null;
  const textAt = (key: string) => draft[key] ?? formatHours(kept.get(key) ?? null);
  const hoursAt = (key: string) => (key in draft ? (parseHours(draft[key] ?? "") ?? 0) : (kept.get(key) ?? 0));
  const weekOf = (rowId: string) => sumOf(days.map((day) => hoursAt(cellKey(rowId, day))));

  /** A cell typed back to what is kept is no change. */
  function change(cells: Record<string, string>) {
    const merged = Object.entries({ ...draft, ...cells });
    setDraft(Object.fromEntries(merged.filter(([key, text]) => parseHours(text) !== (kept.get(key) ?? null))));
  }
  const cells = cellsOf(draft, notes);
  const save = useMutation({
    mutationFn: () =>
      call(saveWeek, { params, body: { monday: hours.monday, worker: worker ?? "", cells: cells ?? [] } }),
    onSuccess: async () => {
      await changed();
      setDraft({});
      showToast(t.saved);
    },
  });
  const size = { rows: hours.rows.length, days: days.length };
  function onKey(event: KeyboardEvent<HTMLInputElement>, place: CellPlace) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      if (cells && cells.length > 0) save.mutate();
      return;
    }
    const { selectionStart, selectionEnd, value } = event.currentTarget;
    const caret = { atStart: selectionEnd === 0 || selectionStart === 0, atEnd: selectionEnd === value.length };
    const next = nextCell(event.key, place, size, caret);
    if (!next) return;
    event.preventDefault();
    document.getElementById(cellId(next))?.focus();
  }
  function onPaste(event: ClipboardEvent<HTMLInputElement>, place: CellPlace) {
    const text = event.clipboardData.getData("text");
    if (!/[\t\n]/.test(text)) return;
    event.preventDefault();
    change(pasted(text, { rows: hours.rows.map(({ id }) => id), days }, place));
  }

  const unsaved = Object.keys(draft).length;
  return (
    <>
      <SideScroll label={t.week}>
        <table className="w-full text-sm">
          <thead className="bg-ground text-left">
            <tr>
              <th scope="col" className="h-10 px-3">
                {t.row}
              </th>
              <th scope="col" className="min-w-72 px-2">
                {t.work}
              </th>
              <th scope="col" className="px-2 text-right">
                {t.planned}
              </th>
              <th scope="col" className="px-2 text-right">
                {t.actual}
              </th>
              {days.map((day, index) => (
                <th key={day} scope="col" className="border-l border-line px-2 text-right">
                  {t.days[index]}
                  <span className="block text-xs font-normal tabular-nums">{day.slice(5).replace("-", "/")}</span>
                </th>
              ))}
              <th scope="col" className="border-l border-line px-3 text-right">
                {t.weekTotal}
              </th>
            </tr>
          </thead>
          <tbody>
            {hours.rows.map((row, rowIndex) => (
              <tr key={row.id} className="border-t border-line">
                <td className="h-10 px-3 tabular-nums text-ink-soft">{row.row ?? "＋"}</td>
                <th scope="row" className="px-2 text-left font-normal">
                  {labelled(row.label)}
                </th>
                <td className="px-2 text-right tabular-nums text-ink-soft">{formatHours(row.planned)}</td>
                <td className="px-2 text-right font-bold tabular-nums">{formatHours(row.actual)}</td>
                {days.map((day, dayIndex) => {
                  const key = cellKey(row.id, day);
                  return (
                    <td key={day} className="border-l border-line text-right tabular-nums">
                      {mayEnter ? (
                        <HourCell
                          place={{ row: rowIndex, day: dayIndex }}
                          label={t.cell(labelled(row.label), day)}
                          value={textAt(key)}
                          changed={key in draft}
                          disabled={day > hours.today}
                          title={notes.get(key) ?? ""}
                          onChange={(value) => change({ [key]: value })}
                          onKey={onKey}
                          onPaste={onPaste}
                        />
                      ) : (
                        <span className="inline-block w-16 px-1.5">{textAt(key)}</span>
                      )}
                    </td>
                  );
                })}
                <td className="border-l border-line px-3 text-right tabular-nums">
                  {formatHours(weekOf(row.id) || null)}
                </td>
              </tr>
            ))}
          </tbody>
          <SheetFoot
            hours={hours}
            byDay={days.map((day) => sumOf(hours.rows.map(({ id }) => hoursAt(cellKey(id, day)))))}
          />
        </table>
      </SideScroll>
      {mayEnter && (
        <div className="no-print flex flex-wrap items-center justify-end gap-3">
          <Refusal error={save.error} />
          {unsaved > 0 && (
            <span role="status" className="text-sm text-ink-soft">
              {cells ? t.unsaved(unsaved) : t.wrong}
            </span>
          )}
          <Button
            look="primary"
            isDisabled={!cells || cells.length === 0 || save.isPending}
            onPress={() => save.mutate()}
          >
            {t.save}
          </Button>
        </div>
      )}
    </>
  );
}
