import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { call } from "../../../web/call.ts";
import { listEveryone, listMail } from "../instance-contract.ts";

/** People of the whole installation; `search` narrows by name or address. */
export const everyoneQuery = (search: string) =>
  queryOptions({
    queryKey: ["everyone", search],
    queryFn: ({ signal }) => call(listEveryone, { query: { search }, signal }),
    placeholderData: keepPreviousData,
  });

export const outboxQuery = queryOptions({
  queryKey: ["outbox"],
  queryFn: ({ signal }) => call(listMail, { signal }),
});
