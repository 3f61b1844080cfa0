import { renderToStaticMarkup } from "react-dom/server";
import { evaluate } from "../finding/api.ts";
import type { FacilityId } from "../ledger/contract.ts";
import type { Db } from "../platform/db/tables.ts";
import { japanDay } from "../shared/japan-day.ts";
import { chartDrawio } from "./chart/chart-drawio.ts";
import { chartLayout } from "./chart/chart-layout.ts";
import { ManagementChart } from "./chart/management-chart.tsx";
import type { DocumentFormat, DocumentInput, VolumeKind } from "./contract.ts";
import type { Positions } from "./edition.store.ts";
import { gather } from "./gather.store.ts";
import { networkDrawio } from "./network/network-drawio.ts";
import { networkLayout } from "./network/network-layout.ts";
import { NetworkPicture } from "./network/network-picture.tsx";
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

/** The three pictures as SVG texts, for documents. `positions` are those of the network overview. */
export async function drawPictures(input: Gathered, positions: Positions): Promise<DocumentInput["pictures"]> {
  return {
    gate: svg(<GateViewPicture layout={gateView(input.ledger, marked(input))} />),
    network: svg(<NetworkPicture layout={networkLayout(input.ledger, marked(input), { positions })} />),
    chart: svg(<ManagementChart layout={chartLayout(input.ledger)} />),
  };
}

const svg = (picture: React.ReactElement): string => renderToStaticMarkup(picture);

/** D6 or D7 as a drawing. `positions` are those of the network overview. @throws Error for a document that is no picture */
export function pictureFile(
  kind: VolumeKind,
  format: Extract<DocumentFormat, "svg" | "drawio">,
  input: DocumentInput,
  positions: Positions,
): { content: Uint8Array; mediaType: string } {
  if (kind !== "D6" && kind !== "D7") throw new Error(`${kind} is no picture`);
  if (format === "svg") {
    const drawn = kind === "D6" ? input.pictures.network : input.pictures.chart;
    if (drawn === null) throw new Error(`${kind} was not drawn`);
    return { content: Buffer.from(drawn), mediaType: "image/svg+xml" };
  }
  const drawing =
    kind === "D6"
      ? networkDrawio(networkLayout(input.ledger, marked(input), { positions }))
      : chartDrawio(chartLayout(input.ledger));
  return { content: Buffer.from(drawing), mediaType: "application/vnd.jgraph.mxfile" };
}

/** A picture placed but not drawn: the screen draws it with the same components. */
export async function drawLayout(
  db: Db,
  request: { facilityId: FacilityId; picture: Picture; language: Language; positions: Positions },
  now: Date,
): Promise<unknown> {
  // A picture must not mark findings of yesterday's ledger.
  await evaluate(db, request.facilityId, now);
  const input = await gather(db, request.facilityId, japanDay(now));
  if (!input) throw new Error("there is no such hospital");
  const { language, positions } = request;
  switch (request.picture) {
    case "gate":
      return gateView(input.ledger, marked(input), { language });
    case "network":
      return networkLayout(input.ledger, marked(input), { language, positions });
    case "chart":
      return chartLayout(input.ledger, language);
  }
}
