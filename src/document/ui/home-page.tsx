import { useQuery } from "@tanstack/react-query";
import { useFacilityId } from "../../web/address-search.ts";
import { ledgerList, ledgerRecord, inFacility as screenOf } from "../../web/addresses.ts";
import { LinkButton } from "../../web/components/button.tsx";
import { Empty, LoadFailed, Loading } from "../../web/components/feedback.tsx";
import { facilityQuery } from "../../web/facility-query.ts";
import { useLanguage, useText } from "../../web/language.ts";
import { useFacility } from "../../web/session.ts";
import { Page } from "../../web/shell/page.tsx";
import type { GateViewLayout } from "../picture/gate-layout.ts";
import { GateViewPicture } from "../picture/gate-view-picture.tsx";
import { PictureFrame } from "./picture-frame.tsx";
import { pictureQuery } from "./picture-queries.ts";
import { pictureTexts } from "./picture-texts.ts";
import { TodayStrip } from "./today-strip.tsx";

/** The hospital's home: what needs attention today, and the gate view. */
export function HomePage() {
  const t = useText(pictureTexts);
  const facilityId = useFacilityId();
  const facility = useQuery(facilityQuery(facilityId));
  return (
    <Page title={useFacility().name} lead={facility.data && t.asOf(facility.data.asOf)}>
      {facility.isPending && <Loading />}
      {facility.error && <LoadFailed error={facility.error} retry={facility.refetch} />}
      {facility.data && <TodayStrip facilityId={facilityId} attention={facility.data.attention} />}
      {facility.data &&
        (facility.data.counts.connection ? (
          <GateSection />
        ) : (
          <Empty title={t.noConnections}>
            <p>{t.noConnectionsHint}</p>
            <div className="flex flex-wrap gap-2">
              <LinkButton look="primary" href={screenOf(facilityId, "import")}>
                {t.startImport}
              </LinkButton>
              <LinkButton href={ledgerList(facilityId, "connection")}>{t.addConnection}</LinkButton>
            </div>
          </Empty>
        ))}
    </Page>
  );
}

function GateSection() {
  const facilityId = useFacilityId();
  const picture = useQuery(pictureQuery<GateViewLayout>(facilityId, "gate", useLanguage()));
  if (picture.isPending) return <Loading />;
  if (picture.error) return <LoadFailed error={picture.error} retry={picture.refetch} />;
  const { layout } = picture.data;
  return (
    <PictureFrame width={layout.width} height={layout.height}>
      <GateViewPicture layout={layout} href={(recordId) => ledgerRecord(facilityId, "connection", recordId)} />
    </PictureFrame>
  );
}
