import { queryOptions } from "@tanstack/react-query";
import { call } from "../../../web/call.ts";
import { readSetup } from "../../contract.ts";

/** What this installation can do before anybody is signed in. */
export const setupQuery = queryOptions({
  queryKey: ["setup"],
  queryFn: ({ signal }) => call(readSetup, { signal }),
});
