import { Meter } from "react-aria-components";

/** How much of a sheet is answered; the numbers stand beside it in words. */
export function AnsweredBar(props: { answered: number; items: number; label: string; place: string }) {
  const { answered, items, label, place } = props;
  return (
    <Meter value={answered} maxValue={Math.max(1, items)} aria-label={label} className={place}>
      {({ percentage }) => (
        <span className="block h-2 overflow-hidden rounded-full bg-solid-gray-100">
          <span className="block h-full bg-accent" style={{ width: `${percentage}%` }} />
        </span>
      )}
    </Meter>
  );
}
