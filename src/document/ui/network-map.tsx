import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { FacilityId } from "../../ledger/contract.ts";
import { useFacilityId } from "../../web/address-search.ts";
import { ledgerList, ledgerRecord } from "../../web/addresses.ts";
import { Button } from "../../web/components/button.tsx";
import { LoadFailed, Loading, Refusal } from "../../web/components/feedback.tsx";
import { useLanguage, useText } from "../../web/language.ts";
import { NetworkPicture } from "../network/network-picture.tsx";
import type { NetworkLayout, NodeLink } from "../network/network-shapes.ts";
import { useArranging } from "./picture-arranging.ts";
import { PictureFiles } from "./picture-files.tsx";
import { PictureFrame } from "./picture-frame.tsx";
import { pictureQuery } from "./picture-queries.ts";
import { pictureTexts } from "./picture-texts.ts";

/** The network overview (D6) of this hospital; each box leads into the ledger, or can be moved by who may write there. */
export function NetworkMap() {
  const t = useText(pictureTexts);
  const facilityId = useFacilityId();
  const drawn = useQuery(pictureQuery<NetworkLayout>(facilityId, "network", useLanguage()));
  const [arranging, setArranging] = useState(false);
  if (drawn.isPending) return <Loading />;
  if (drawn.error) return <LoadFailed error={drawn.error} retry={drawn.refetch} />;
  const { layout, mayArrange } = drawn.data;
  if (arranging && mayArrange) return <Arrangement layout={layout} onDone={() => setArranging(false)} />;
  return (
    <div className="flex flex-col gap-2">
      <p className="text-sm text-ink-soft">{t.mapHint}</p>
      <PictureFrame
        width={layout.width}
        height={layout.height}
        actions={
          <>
            {mayArrange && (
              <Button look="quiet" onPress={() => setArranging(true)}>
                {t.arranging}
              </Button>
            )}
            <PictureFiles kind="D6" />
          </>
        }
      >
        <NetworkPicture layout={layout} href={(link) => addressOf(facilityId, link)} />
      </PictureFrame>
    </div>
  );
}

function Arrangement({ layout, onDone }: { layout: NetworkLayout; onDone: () => void }) {
  const t = useText(pictureTexts);
  const { offsetOf, handlers, reset, isMoved, save } = useArranging(layout);
  return (
    <div className="flex flex-col gap-2">
      <p className="text-sm text-ink-soft">{t.arrangingHint}</p>
      <Refusal error={save.error} />
      <PictureFrame
        width={layout.width}
        height={layout.height}
        actions={
          <>
            <span role="status" className="text-sm text-ink-soft">
              {save.isPending ? t.savingArrangement : ""}
            </span>
            <Button look="quiet" isDisabled={!isMoved || save.isPending} onPress={reset}>
              {t.resetArrangement}
            </Button>
            <Button onPress={onDone}>{t.doneArranging}</Button>
          </>
        }
      >
        <NetworkPicture
          layout={layout}
          frameNode={(node, picture) => (
            // biome-ignore lint/a11y/useSemanticElements: HTML buttons cannot stand in an SVG drawing
            <g
              role="button"
              tabIndex={0}
              aria-label={t.moveBox(node.spoken)}
              transform={offsetOf(node)}
              className="cursor-move touch-none"
              {...handlers(node)}
            >
              {picture}
            </g>
          )}
        />
      </PictureFrame>
    </div>
  );
}

const addressOf = (facilityId: FacilityId, link: NodeLink): string => {
  if ("recordId" in link) return ledgerRecord(facilityId, link.kind, link.recordId);
  return ledgerList(facilityId, link.kind, link.filter === null ? {} : { filter: link.filter });
};
