import { useInfiniteQuery } from "@tanstack/react-query";
import type { z } from "zod";
import type { AuditEntry } from "../../app/administration-contracts.ts";
import { Button } from "../components/button.tsx";
import { LoadFailed, Loading } from "../components/feedback.tsx";
import { useText } from "../language.ts";
import { momentText } from "../moment.ts";
import { administrationTexts } from "./administration-texts.ts";

type Page = { items: z.infer<typeof AuditEntry>[]; more: boolean };

/** Entries of an audit chain, newest first. */
export function AuditTable(props: {
  queryKey: readonly string[];
  read: (query: { before?: number; limit: number }, signal: AbortSignal) => Promise<Page>;
}) {
  const t = useText(administrationTexts);
  const audit = useInfiniteQuery({
    queryKey: props.queryKey,
    queryFn: ({ pageParam, signal }) => props.read({ limit: 50, ...(pageParam ? { before: pageParam } : {}) }, signal),
    initialPageParam: 0,
    getNextPageParam: (last: Page) => (last.more ? last.items.at(-1)?.seq : undefined),
  });
  if (audit.isPending) return <Loading />;
  if (audit.error) return <LoadFailed error={audit.error} retry={audit.refetch} />;
  return (
    <>
      <div className="overflow-x-auto">
        <table className="w-full text-left text-sm">
          <thead>
            <tr>
              {["#", t.at, t.actor, t.action, t.subject, t.detail].map((head) => (
                <th key={head} scope="col" className="h-10 whitespace-nowrap pr-4">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {audit.data.pages
              .flatMap((page) => page.items)
              .map((entry) => (
                <tr key={entry.seq} className="border-t border-line align-top">
                  <td className="py-1.5 pr-4 tabular-nums">{entry.seq}</td>
                  <td className="whitespace-nowrap py-1.5 pr-4 tabular-nums">{momentText(entry.at)}</td>
                  <td className="break-all py-1.5 pr-4">{entry.actor}</td>
                  <td className="py-1.5 pr-4">{entry.action}</td>
                  <td className="break-all py-1.5 pr-4">{entry.subject}</td>
                  <td className="break-all py-1.5 text-xs text-ink-soft">{JSON.stringify(entry.detail)}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </div>
      {audit.hasNextPage && (
        <Button isDisabled={audit.isFetchingNextPage} onPress={() => audit.fetchNextPage()}>
          {t.older}
        </Button>
      )}
    </>
  );
}
