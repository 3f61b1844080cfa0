import { LinkButton } from "../../../web/components/button.tsx";
import { useText } from "../../../web/language.ts";
import { reviewTexts } from "../../review/ui/review-texts.ts";
import type { DeliveryView } from "../route-contracts.ts";
import { deliveryTexts } from "./delivery-texts.ts";

/** The documents of a delivery with their files. `addressOf` null: to be named only. */
export function DeliveredItems(props: {
  items: DeliveryView["items"];
  addressOf: ((editionId: string, format: "pdf" | "xlsx") => string) | null;
}) {
  const { items, addressOf } = props;
  const t = useText(deliveryTexts);
  const { kinds } = useText(reviewTexts);
  return (
    <ul className="grid gap-x-6 sm:grid-cols-2">
      {items.map((item) => (
        <li key={item.editionId} className="flex min-h-10 items-center gap-1 border-t border-line">
          <span className="min-w-0 flex-1">
            {kinds[item.kind]} <span className="text-ink-soft">{t.nth(item.edition)}</span>
          </span>
          {addressOf &&
            (["pdf", "xlsx"] as const)
              .filter((format) => format === "pdf" || item.hasWorkbook)
              .map((format) => (
                <LinkButton key={format} look="quiet" download href={addressOf(item.editionId, format)}>
                  {format.toUpperCase()}
                </LinkButton>
              ))}
        </li>
      ))}
    </ul>
  );
}
