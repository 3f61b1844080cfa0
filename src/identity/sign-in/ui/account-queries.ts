import { queryOptions } from "@tanstack/react-query";
import { call } from "../../../web/call.ts";
import { listSessions, listTokens, readSecondFactor } from "../../contract.ts";

export const secondFactorQuery = queryOptions({
  queryKey: ["me", "second-factor"],
  queryFn: ({ signal }) => call(readSecondFactor, { signal }),
});
export const sessionsQuery = queryOptions({
  queryKey: ["me", "sessions"],
  queryFn: ({ signal }) => call(listSessions, { signal }),
});
export const tokensQuery = queryOptions({
  queryKey: ["me", "tokens"],
  queryFn: ({ signal }) => call(listTokens, { signal }),
});
