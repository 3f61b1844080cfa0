import { queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import { readInstance } from "../../app/administration-contracts.ts";
import { call } from "../call.ts";

export type Instance = z.infer<typeof readInstance.reply>;

/** The state of this installation, looked at again every half minute. */
export const instanceQuery = queryOptions({
  queryKey: ["instance"],
  queryFn: ({ signal }) => call(readInstance, { signal }),
  refetchInterval: 30_000,
});
