import type { ClipboardEvent, KeyboardEvent } from "react";
import { classNames } from "../../../web/components/class-names.ts";
import { isHours } from "./week-draft.ts";

export interface CellPlace {
  row: number;
  day: number;
}

/** Element id of a cell, by which the keys find the next one. */
export const cellId = ({ row, day }: CellPlace) => `hours-${row}-${day}`;

/** One cell of the week grid. */
export function HourCell(props: {
  place: CellPlace;
  label: string;
  value: string;
  changed: boolean;
  disabled: boolean;
  title: string;
  onChange: (value: string) => void;
  onKey: (event: KeyboardEvent<HTMLInputElement>, place: CellPlace) => void;
  onPaste: (event: ClipboardEvent<HTMLInputElement>, place: CellPlace) => void;
}) {
  const { place, value, changed } = props;
  const wrong = !isHours(value);
  return (
    <input
      id={cellId(place)}
      aria-label={props.label}
      aria-invalid={wrong}
      inputMode="decimal"
      autoComplete="off"
      title={props.title}
      disabled={props.disabled}
      value={value}
      onChange={(event) => props.onChange(event.target.value)}
      onFocus={(event) => event.target.select()}
      onKeyDown={(event) => props.onKey(event, place)}
      onPaste={(event) => props.onPaste(event, place)}
      className={classNames(
        "h-10 w-16 border border-transparent bg-transparent px-1.5 text-right tabular-nums hover:border-edge focus:border-accent disabled:text-ink-faint",
        changed && "bg-accent-soft font-bold",
        wrong && "!border-alert !bg-alert-soft",
      )}
    />
  );
}
