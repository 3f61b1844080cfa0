import { bothCalendars } from "../../shared/japanese-date.ts";
import { noteWord, stateLegend } from "../content/printed-value.ts";
import type { DocumentContent, DocumentFrame } from "../contract.ts";
import { bundlesOf, noteBundle } from "./bundle.ts";
import { flow, type SetBlock } from "./flow.ts";
import { titleHeight, typeArea } from "./page.ts";
import type { Advances } from "./set-shape.ts";

/** A document as document.typ takes it. */
export interface SetDocument {
  label: string;
  facility: string;
  summary: string;
  legend: string;
  asOf: string;
  paper: "a3" | "a4";
  landscape: boolean;
  blocks: readonly SetBlock[];
}

/** Turns a document into pages of blocks with broken lines. `pictures` receives the SVG files that they refer to. */
export function setDocument(content: DocumentContent, advances: Advances, pictures: Map<string, string>): SetDocument {
  const area = typeArea(content.paper);
  const bundles = content.sections.flatMap((section) =>
    bundlesOf(section, `${content.kind}-${section.id}.svg`, pictures),
  );
  if (content.notes.length > 0) bundles.push(noteBundle(content.notes));
  const words = stateLegend.filter(([word]) => word !== noteWord || content.notes.length > 0);
  const texts = {
    label: [content.mark, content.title].filter(Boolean).join(" "),
    summary: content.summary,
    legend: content.legend ? `値の書き方　${words.map(([word, meaning]) => `${word}＝${meaning}`).join("　")}` : "",
  };
  return {
    ...texts,
    facility: content.facility,
    asOf: bothCalendars(content.asOf),
    paper: content.paper.size === "A3" ? "a3" : "a4",
    landscape: content.paper.orientation === "landscape",
    blocks: flow(bundles, advances, area, titleHeight(texts, advances, area.width)),
  };
}

/** What stands in the foot of every page and on the last one. */
export const setFrame = (frame: DocumentFrame) => ({
  edition: frame.edition,
  issued: bothCalendars(frame.issuedOn),
  issuedBy: frame.issuedBy ?? "",
  hash: frame.hash,
  shortHash: frame.hash.slice(0, 12),
});
