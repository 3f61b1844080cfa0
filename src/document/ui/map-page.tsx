import { useQuery } from "@tanstack/react-query";
import { useAddressSearch, useFacilityId } from "../../web/address-search.ts";
import { ledgerRecord } from "../../web/addresses.ts";
import { LoadFailed, Loading } from "../../web/components/feedback.tsx";
import { Tabs } from "../../web/components/tabs.tsx";
import { useLanguage, useText } from "../../web/language.ts";
import { Page } from "../../web/shell/page.tsx";
import type { ChartLayout } from "../chart/chart-layout.ts";
import { ManagementChart } from "../chart/management-chart.tsx";
import { NetworkMap } from "./network-map.tsx";
import { PictureFiles } from "./picture-files.tsx";
import { PictureFrame } from "./picture-frame.tsx";
import { pictureQuery } from "./picture-queries.ts";
import { pictureTexts } from "./picture-texts.ts";

/** The network overview (D6) and the management chart (D7) of this hospital, with links into the ledger. */
export function MapPage() {
  const t = useText(pictureTexts);
  const [{ picture }, change] = useAddressSearch();
  const shown = picture === "chart" ? "chart" : "network";
  return (
    <Page title={shown === "chart" ? t.chart : t.map}>
      <Tabs
        label={t.pictures}
        selected={shown}
        onSelect={(id) => change({ picture: id === "chart" ? id : undefined })}
        tabs={[
          { id: "network", label: t.mapTab, content: <NetworkMap /> },
          { id: "chart", label: t.chart, content: <Chart /> },
        ]}
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
    <PictureFrame width={layout.width} height={layout.height} actions={<PictureFiles kind="D7" />}>
      <ManagementChart layout={layout} href={(recordId) => ledgerRecord(facilityId, "role", recordId)} />
    </PictureFrame>
  );
}
