const needsCare = /[&<>"\p{Cc}\ufffe\uffff]|_x[0-9A-Fa-f]{4}_/gu;

function careful(found: string): string {
  switch (found) {
    case "&":
      return "&amp;";
    case "<":
      return "&lt;";
    case ">":
      return "&gt;";
    case '"':
      return "&quot;";
    case "\n":
    case "\t":
      return found;
    default:
      // Text that happens to look like Excel's own escape is escaped itself, or it would come back as another character.
      if (found.length > 1) return `_x005F${found}`;
      return `_x${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`;
  }
}

/** Cell text for element content: XML escapes plus Excel's _xHHHH_ for what XML cannot carry (CR would be read back as LF). */
export const xmlCellText = (text: string): string => text.toWellFormed().replace(needsCare, careful);

const attributeCare = /[&<>"\p{Cc}\ufffe\uffff]/gu;

/** Text for an attribute value. Line breaks become character references, other control characters are dropped. */
export const xmlAttribute = (text: string): string =>
  text.toWellFormed().replace(attributeCare, (found) => {
    if (found === "\n") return "&#10;";
    return /["&<>]/.test(found) ? careful(found) : "";
  });
