import { SaxesParser } from "saxes";
import { WorkbookRefused } from "../workbook-refused.ts";
import type { ZipContainer } from "./zip-container.ts";

export interface XmlHandlers {
  /** Names come without their namespace prefix; some programs write x:row for row. */
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  close?(name: string): void;
  text?(text: string): void;
}

/** Workbooks nest about ten deep. */
const DEPTH = 64;
/** Characters between two parser events: one tag, one text, one comment. The longest real one is a cell text of 32,767. */
const UNBROKEN_CHARACTERS = 1_048_576;

const localName = (name: string): string => name.slice(name.indexOf(":") + 1);

/**
 * Reads one XML part as a stream. No DOCTYPE, no depth, no endless tag or text, UTF-8 only.
 * @throws WorkbookRefused naming the part
 */
export async function readXmlPart(zip: ZipContainer, part: string, handlers: XmlHandlers): Promise<void> {
  const parser = new SaxesParser({ xmlns: false, position: false });
  let depth = 0;
  let unbroken = 0;
  parser.on("doctype", () => {
    throw new WorkbookRefused("doctype_not_allowed", part);
  });
  parser.on("error", () => {
    throw new WorkbookRefused("malformed_workbook", part);
  });
  parser.on("opentag", (tag) => {
    unbroken = 0;
    depth++;
    zip.countElement(part);
    if (depth > DEPTH) throw new WorkbookRefused("malformed_workbook", part);
    handlers.open(localName(tag.name), tag.attributes);
  });
  parser.on("closetag", (tag) => {
    unbroken = 0;
    depth--;
    handlers.close?.(localName(tag.name));
  });
  const text = (content: string) => {
    unbroken = 0;
    handlers.text?.(content);
  };
  parser.on("text", text);
  parser.on("cdata", text);
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const decode = (chunk?: Buffer): string => {
    try {
      return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
    } catch {
      throw new WorkbookRefused("malformed_workbook", part);
    }
  };
  for await (const chunk of zip.read(part)) {
    unbroken += chunk.length;
    parser.write(decode(chunk));
    if (unbroken > UNBROKEN_CHARACTERS) throw new WorkbookRefused("field_too_long", part);
  }
  parser.write(decode());
  parser.close();
}
