import { encode } from "uqr";

/** A QR code drawn as SVG, with the quiet zone that readers need. */
export function QrPicture({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { border: 4, ecc: "M" });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ""))).join("");
  return (
    <svg
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      className="size-52 bg-white"
      shapeRendering="crispEdges"
    >
      <path d={path} />
    </svg>
  );
}
