import { queryOptions } from "@tanstack/react-query";
import type { FacilityId } from "../../ledger/contract.ts";
import { call } from "../../web/call.ts";
import type { Language } from "../../web/language.ts";
import { drawPicture, type Picture } from "../route-contracts.ts";

/** A placed picture. `Layout` is what the server's layout function of this picture gives. */
export const pictureQuery = <Layout>(facilityId: FacilityId, picture: Picture, language: Language) =>
  queryOptions({
    queryKey: ["picture", facilityId, picture, language],
    queryFn: async ({ signal }) => {
      const drawn = await call(drawPicture, { params: { facilityId, picture }, query: { language }, signal });
      return { layout: drawn.layout as Layout, mayArrange: drawn.mayArrange };
    },
  });
