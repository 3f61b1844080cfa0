import { useQuery } from "@tanstack/react-query";
import { useAddressSearch, useFacilityId } from "../../web/address-search.ts";
import { ledgerRecord } from "../../web/addresses.ts";
import { addressOfCall } from "../../web/call.ts";
import { LinkButton } from "../../web/components/button.tsx";
import { LoadFailed, Loading } from "../../web/components/feedback.tsx";
import { Tabs } from "../../web/components/tabs.tsx";
import { useLanguage, useText } from "../../web/language.ts";
import { Page } from "../../web/shell/page.tsx";
import type { ChartLayout } from "../chart/chart-layout.ts";
import { ManagementChart } from "../chart/management-chart.tsx";
import { getDocument } from "../route-contracts.ts";
import { PictureFrame } from "./picture-frame.tsx";
import { pictureQuery } from "./picture-queries.ts";
import { pictureTexts } from "./picture-texts.ts";

/** The management chart (D7) of this hospital, with links into the ledger. */
export function MapPage() {
  const t = useText(pictureTexts);
  const [{ picture = "chart" }, change] = useAddressSearch();
  return (
    <Page title={t.chart}>
      <Tabs
        label={t.pictures}
        selected={picture}
        onSelect={(id) => change({ picture: id })}
        tabs={[{ id: "chart", label: t.chart, content: <Chart /> }]}
      />
    </Page>
  );
}

function Chart() {
  const facilityId = useFacilityId();
  const drawn = useQuery(pictureQuery<ChartLayout>(facilityId, "chart", useLanguage()));
  if (drawn.isPending) return <Loading />;
  if (drawn.error) return <LoadFailed error={drawn.error} retry={drawn.refetch} />;
  const { layout } = drawn.data;
  return (
    <PictureFrame width={layout.width} height={layout.height} actions={<Files kind="D7" />}>
      <ManagementChart layout={layout} href={(recordId) => ledgerRecord(facilityId, "role", recordId)} />
    </PictureFrame>
  );
}

/** The same drawing for print and for network engineers. */
export function Files({ kind }: { kind: "D6" | "D7" }) {
  const facilityId = useFacilityId();
  return (["pdf", "svg", "drawio"] as const).map((format) => (
    <LinkButton
      key={format}
      look="quiet"
      download
      href={addressOfCall(getDocument, { params: { facilityId, kind }, query: { format } })}
    >
      {format === "drawio" ? "draw.io" : format.toUpperCase()}
    </LinkButton>
  ));
}
