import { type ReadingLimits, textCost } from "../reading-limits.ts";
import { WorkbookRefused } from "../workbook-refused.ts";
import { ownCopy } from "./excel-escapes.ts";
import { ESCAPED_LENGTH, RichText } from "./rich-text.ts";
import { readXmlPart } from "./xml-part.ts";
import type { ZipContainer } from "./zip-container.ts";

/** All shared strings in their order. */
export async function readSharedStrings(zip: ZipContainer, part: string, limits: ReadingLimits): Promise<string[]> {
  const strings: string[] = [];
  const item = new RichText();
  let characters = 0;
  const tooLong = () => new WorkbookRefused("field_too_long", `${part} #${strings.length + 1}`);
  await readXmlPart(zip, part, {
    open(name) {
      if (name === "si") item.start();
      else item.open(name);
    },
    text(text) {
      item.text(text);
      if (item.length > limits.fieldCharacters * ESCAPED_LENGTH) throw tooLong();
    },
    close(name) {
      if (name !== "si") return item.close(name);
      const text = item.finish();
      if (text.length > limits.fieldCharacters) throw tooLong();
      characters += textCost(text);
      if (characters > limits.textCharacters) {
        throw new WorkbookRefused("too_large_when_unpacked", part);
      }
      strings.push(ownCopy(text));
    },
  });
  return strings;
}
