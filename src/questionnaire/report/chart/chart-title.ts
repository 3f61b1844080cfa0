import { captionOf } from "../../table/caption.ts";
import type { ShownTable } from "../shown-table.ts";

/** Said to who does not see the chart; the figures stand in the table beside it. */
export const chartTitle = (table: ShownTable): string =>
  [captionOf(table), table.narrative].filter(Boolean).join("。").replace(/。。/g, "。");
