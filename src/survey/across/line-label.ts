import { z } from "zod";
import file from "../../../reference/line-types.yaml";

const Lines = z.object({ items: z.array(z.object({ id: z.string(), label_ja: z.string(), label_en: z.string() })) });
const labels = new Map(
  Lines.parse(file).items.map(({ id, label_ja, label_en }) => [id, { ja: label_ja, en: label_en }]),
);

/** Name of a line type; of connections whose line nobody filled in, that. */
export const lineLabel = (id: string): { ja: string; en: string } =>
  id === "blank" ? { ja: "未記入", en: "Not filled in" } : (labels.get(id) ?? { ja: id, en: id });
