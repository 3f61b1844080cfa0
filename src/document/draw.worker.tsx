import { renderToStaticMarkup } from "react-dom/server";
import { evaluate } from "../finding/api.ts";
import type { FacilityId } from "../ledger/contract.ts";
import type { Db } from "../platform/db/tables.ts";
import { japanDay } from "../shared/japan-day.ts";
import { chartDrawio } from "./chart/chart-drawio.ts";
import { chartLayout } from "./chart/chart-layout.ts";
import { ManagementChart } from "./chart/management-chart.tsx";
import type { DocumentFormat, DocumentInput, VolumeKind } from "./contract.ts";
import { gather } from "./gather.store.ts";
import type { PictureFinding } from "./picture/finding-marks.ts";
import { gateView } from "./picture/gate-view.ts";
import { GateViewPicture } from "./picture/gate-view-picture.tsx";
import type { Language } from "./picture/picture-language.ts";
import type { Picture } from "./route-contracts.ts";

type Gathered = Omit<DocumentInput, "pictures">;

/** Findings that a picture marks: accepted ones were dealt with. */
const marked = ({ findings }: Gathered): PictureFinding[] =>
  findings
    .filter((finding) => finding.status.state === "open" && finding.rule.startsWith("FR-"))
    .map(({ rule, severity, ref, title }) => ({ rule, severity, ref, label: title }));

/** The three pictures as SVG texts, for documents. */
export async function drawPictures(input: Gathered): Promise<DocumentInput["pictures"]> {
  return {
    gate: svg(<GateViewPicture layout={gateView(input.ledger, marked(input))} />),
    network: null,
    chart: svg(<ManagementChart layout={chartLayout(input.ledger)} />),
  };
}

const svg = (picture: React.ReactElement): string => renderToStaticMarkup(picture);

/** D6 or D7 as a drawing. */
export async function pictureFile(
  kind: VolumeKind,
  format: DocumentFormat,
  input: DocumentInput,
): Promise<{ content: Uint8Array; mediaType: string }> {
  if (format === "svg") {
    return {
      content: Buffer.from((kind === "D6" ? input.pictures.network : input.pictures.chart) ?? ""),
      mediaType: "image/svg+xml",
    };
  }
  return { content: Buffer.from(chartDrawio(chartLayout(input.ledger))), mediaType: "application/vnd.jgraph.mxfile" };
}

/** A picture placed but not drawn: the screen draws it with the same components. */
export async function drawLayout(
  db: Db,
  request: { facilityId: FacilityId; picture: Picture; language: Language },
  now: Date,
): Promise<unknown> {
  // A picture must not mark findings of yesterday's ledger.
  await evaluate(db, request.facilityId, now);
  const input = await gather(db, request.facilityId, japanDay(now));
  if (!input) throw new Error("there is no such hospital");
  if (request.picture === "gate") return gateView(input.ledger, marked(input), request);
  return chartLayout(input.ledger, request.language);
}
