import { z } from "zod";
import file from "../../../reference/workload-template.yaml";
import { HoursRow } from "./plan.ts";

/** Rows of the printed form (資料6, reference/workload-template.yaml) as a plan writes them. */
export const referenceHours: readonly HoursRow[] = z.object({ items: z.array(HoursRow) }).parse(file).items;
