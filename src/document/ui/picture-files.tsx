import { useFacilityId } from "../../web/address-search.ts";
import { addressOfCall } from "../../web/call.ts";
import { LinkButton } from "../../web/components/button.tsx";
import { getDocument } from "../route-contracts.ts";

/** The same drawing for print and for network engineers. */
export function PictureFiles({ kind }: { kind: "D6" | "D7" }) {
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
