import { useFacilityId, usePathParam } from "../../web/address-search.ts";
import { type KindDefinition, kindDefinition } from "../catalogue.ts";
import { type FacilityId, RecordKind } from "../contract.ts";

/** Hospital and kind of the address; an unknown kind falls to the error page. */
export function useKindAddress(): { facilityId: FacilityId; kind: RecordKind; definition: KindDefinition } {
  const facilityId = useFacilityId();
  const kind = RecordKind.parse(usePathParam("kind"));
  return { facilityId, kind, definition: kindDefinition(kind) };
}
