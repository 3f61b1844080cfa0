import { codeOf } from "../cells/code.ts";
import { known, textOf } from "../cells/field-value.ts";
import { productFamily } from "../cells/product.ts";
import { type Draft, imply } from "./draft.ts";

/** What the words of an asset row imply: kind and maker from the family of the product, the day a version is known. */
export function finishAsset(draft: Draft): void {
  const { fields } = draft;
  const model = textOf(fields.model);
  if (model !== null && (!fields.kind || !fields.maker)) {
    const family = productFamily(model);
    if (family?.kind) imply(draft, "kind", known(family.kind));
    if (family?.maker) imply(draft, "maker", known(family.maker));
  }
  if (model !== null && textOf(fields.kind) === "server" && codeOf("assetKind", model) === "storage")
    fields.kind = known("storage", model);
}
