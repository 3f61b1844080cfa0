import { classNames } from "./class-names.ts";

/** Strokes on a 16 × 16 grid. */
const paths = {
  search: "M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9M10.5 10.5 14 14",
  close: "M4 4l8 8M12 4l-8 8",
  down: "M3.5 6 8 10.5 12.5 6",
  up: "M3.5 10 8 5.5l4.5 4.5",
  right: "M6 3.5 10.5 8 6 12.5",
  left: "M10 3.5 5.5 8l4.5 4.5",
  check: "M3 8.5 6.5 12 13 4.5",
  plus: "M8 3v10M3 8h10",
  more: "M3 8h.01M8 8h.01M13 8h.01",
  menu: "M2.5 4h11M2.5 8h11M2.5 12h11",
  today: "M3 3.5h10v10H3zM3 6.5h10M6 2v3M10 2v3M6 10l1.5 1.5L10.5 9",
  road: "M1.5 8h5M9.5 8h5M6.5 4.5v7M9.5 4.5v7M6.5 4.5h3M6.5 11.5h3",
  ledger: "M3 2.5h10v11H3zM5.5 5.5h5M5.5 8h5M5.5 10.5h3",
  map: "M6 2.5h4v3H6zM2 10.5h4v3H2zM10 10.5h4v3h-4zM8 5.5v2.5M4 10.5V8h8v2.5",
  flag: "M4 14V2.5M4 3h8.5l-2 3 2 3H4",
  alert: "M8 2 14.5 13.5h-13zM8 6.5v3.5M8 11.8v.2",
  shield: "M8 1.8 13 3.5v4c0 3.2-2 5.5-5 6.7-3-1.2-5-3.5-5-6.7v-4zM5.5 8l1.8 1.8L10.8 6.2",
  page: "M4 1.5h5l3 3v10H4zM9 1.5v3h3",
  inbox: "M2.5 9.5h3l1 2h3l1-2h3v4h-11zM8 2v6M5.5 5.5 8 8l2.5-2.5",
  clock: "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2M8 4.5V8l2.5 1.5",
  gear: "M8 5.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5M8 1.5v2M8 12.5v2M1.5 8h2M12.5 8h2M3.4 3.4l1.4 1.4M11.2 11.2l1.4 1.4M12.6 3.4l-1.4 1.4M4.8 11.2l-1.4 1.4",
  people:
    "M6 7.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5M1.5 13.5c0-3 2-4.5 4.5-4.5s4.5 1.5 4.5 4.5M10.5 3a2.3 2.3 0 0 1 0 4.3M12 9.4c1.7.5 2.6 1.9 2.6 4.1",
  person: "M8 7.5a2.7 2.7 0 1 0 0-5.4 2.7 2.7 0 0 0 0 5.4M3 14c0-3 2-4.8 5-4.8s5 1.8 5 4.8",
  question: "M5.5 6a2.5 2.5 0 1 1 3.6 2.2C8.3 8.7 8 9.2 8 10M8 12.8v.2",
  download: "M8 2v8M5 7.5 8 10.5l3-3M2.5 13.5h11",
  hospital: "M3 14V4l5-2 5 2v10M2 14h12M8 5v4M6 7h4M6.5 14v-2.5h3V14",
  star: "M8 2l1.8 3.8 4.2.6-3 2.9.7 4.2L8 11.5l-3.7 2 .7-4.2-3-2.9 4.2-.6z",
  filter: "M2 3.5h12L9.5 8.5v4.5l-3-1.5v-3z",
  columns: "M2.5 3h11v10h-11zM6 3v10M10 3v10",
} as const;
export type IconName = keyof typeof paths;

/** A small line drawing beside a word; never alone without a label. */
export function Icon({ name, place }: { name: IconName; place?: string }) {
  return (
    <svg
      viewBox="0 0 16 16"
      className={classNames("size-4 shrink-0", place)}
      fill="none"
      stroke="currentColor"
      strokeWidth={name === "more" ? 2.2 : 1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={paths[name]} />
    </svg>
  );
}
