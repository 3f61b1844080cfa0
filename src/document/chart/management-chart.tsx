import { fontFamily, palette } from "../../shared/picture/palette.ts";
import { PictureText } from "../../shared/picture/picture-text.tsx";
import type { ChartBox } from "./chart-boxes.ts";
import type { ChartLayout } from "./chart-layout.ts";

interface Props {
  layout: ChartLayout;
  /** Address of a record; without it the boxes are no links (documents). */
  href?: (recordId: string) => string;
}

/** D7 as SVG: on screen and in documents alike. */
export function ManagementChart({ layout, href }: Props) {
  const { width, height, title, zones, boxes, lines } = layout;
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      fontFamily={fontFamily}
      role={href ? "group" : "img"}
      aria-label={title}
    >
      <rect width={width} height={height} fill={palette.paper} />
      {zones.map(({ box, title: name }) => (
        <g key={name.lines[0]}>
          <rect {...box} rx={8} fill={palette.ground} stroke={palette.rule} />
          <PictureText text={name} />
        </g>
      ))}
      {lines.map(({ points, dashed }) => (
        <polyline
          key={points.map(({ x, y }) => `${x},${y}`).join(" ")}
          points={points.map(({ x, y }) => `${x},${y}`).join(" ")}
          fill="none"
          stroke={palette.road}
          strokeWidth={2}
          strokeDasharray={dashed ? "5 4" : undefined}
        />
      ))}
      {boxes.map((box) =>
        href && box.recordId ? (
          <a key={box.id} href={href(box.recordId)} aria-label={box.spoken}>
            <Post post={box} />
          </a>
        ) : (
          <Post key={box.id} post={box} />
        ),
      )}
    </svg>
  );
}

function Post({ post: { box, texts, vacant } }: { post: ChartBox }) {
  return (
    <g>
      <rect
        {...box}
        rx={4}
        fill={palette.paper}
        stroke={vacant ? palette.alert : palette.road}
        strokeWidth={1.5}
        strokeDasharray={vacant ? "6 4" : undefined}
      />
      <path
        d={`M${box.x} ${box.y + 26} v-22 a4 4 0 0 1 4 -4 h${box.width - 8} a4 4 0 0 1 4 4 v22 z`}
        fill={palette.text}
      />
      {texts.map((text) => (
        <PictureText key={text.y} text={text} />
      ))}
    </g>
  );
}
