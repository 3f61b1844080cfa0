import { palette } from "./palette.ts";
import { leading, type PlacedText } from "./placed-text.ts";

/** Placed lines of text; what had to be shortened shows in full on pointing at it. */
export function PictureText({ text }: { text: PlacedText }) {
  return (
    <text
      x={text.x}
      y={text.y}
      fontSize={text.size}
      fontWeight={text.weight}
      textAnchor={text.anchor}
      fill={palette[text.tone]}
    >
      {text.full && <title>{text.full}</title>}
      {text.lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of one text never move
        <tspan key={index} x={text.x} y={text.y + index * text.size * leading}>
          {line}
        </tspan>
      ))}
    </text>
  );
}
