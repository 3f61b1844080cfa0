import type { Bundle } from "./bundle.ts";
import { heightAbove, type Part, type TypeArea } from "./page.ts";
import { paginate } from "./paginate.ts";
import { type Advances, tableHeight } from "./set-shape.ts";
import { setTable } from "./set-table.ts";

export interface SetBlock {
  newPage: boolean;
  parts: readonly Part[];
}

/** Continuation rows of an over-long cell stay below this share of the page, so that heads and bands fit beside them. */
const tallestShare = 0.7;
/** A table of several pages begins on the page at hand when this share of it is left. */
const worthBeginning = 0.45;
/** A table that would fit on the next page is still cut in two rather than leave this share of a page empty. */
const tooEmpty = 0.6;

/**
 * Puts bundles on pages. All heights are known, so every page break is set here.
 * @param taken points that the title takes on the first page
 */
export function flow(bundles: readonly Bundle[], advances: Advances, area: TypeArea, taken: number): SetBlock[] {
  const blocks: SetBlock[] = [];
  let left = area.height - taken;
  const place = (parts: readonly Part[], height: number, newPage: boolean) => {
    blocks.push({ newPage, parts });
    left = (newPage ? area.height : left) - height;
  };
  for (const { above, table: source, picture } of bundles) {
    const head = heightAbove(above, advances, area.width);
    const isFirst = blocks.length === 0;
    if (picture) {
      place([...above, picture], area.height, !isFirst);
      continue;
    }
    if (!source) {
      place(above, head, head > left && !isFirst);
      continue;
    }
    const room = { width: area.width, tallest: area.height * tallestShare };
    const here = left - head;
    const roomy = left > worthBeginning * area.height;
    const tight = roomy ? setTable(source, advances, { ...room, page: here }) : null;
    if (tight && tableHeight(tight) <= here) {
      place([...above, tight], head + tableHeight(tight), false);
      continue;
    }
    const table = setTable(source, advances, { ...room, page: area.height - head });
    const height = head + tableHeight(table);
    if (height <= left || (height <= area.height && !isFirst && left < tooEmpty * area.height)) {
      place([...above, table], height, height > left);
      continue;
    }
    const begins = roomy ? here : area.height - head;
    paginate(table, begins, area.height).forEach((page, index) => {
      const parts = index === 0 ? [...above, page] : [page];
      place(parts, (index === 0 ? head : 0) + tableHeight(page), index > 0 || !roomy);
    });
  }
  return blocks;
}
