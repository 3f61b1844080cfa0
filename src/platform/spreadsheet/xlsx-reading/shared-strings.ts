import type { ReadingLimits } from "../reading-limits.ts";
import { WorkbookRefused } from "../workbook-refused.ts";
import { RichText } from "./rich-text.ts";
import { readXmlPart } from "./xml-part.ts";
import type { ZipContainer } from "./zip-container.ts";

/** All shared strings in their order. */
export async function readSharedStrings(zip: ZipContainer, part: string, limits: ReadingLimits): Promise<string[]> {
  const strings: string[] = [];
  const item = new RichText();
  let characters = 0;
  await readXmlPart(zip, part, {
    open(name) {
      if (name === "si") item.start();
      else item.open(name);
    },
    text: (text) => item.text(text),
    close(name) {
      if (name !== "si") return item.close(name);
      const text = item.finish();
      if (text.length > limits.fieldCharacters)
        throw new WorkbookRefused("field_too_long", `${part} #${strings.length + 1}`);
      characters += text.length;
      if (characters > limits.textCharacters || strings.length >= limits.cells) {
        throw new WorkbookRefused("too_large_when_unpacked", part);
      }
      strings.push(text);
    },
  });
  return strings;
}
