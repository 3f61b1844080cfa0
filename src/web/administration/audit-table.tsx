import { useInfiniteQuery } from "@tanstack/react-query";
import type { z } from "zod";
import type { AuditEntry } from "../../app/administration-contracts.ts";
import { Button } from "../components/button.tsx";
import { LoadFailed, Loading } from "../components/feedback.tsx";
import { SideScroll } from "../components/side-scroll.tsx";
import { useText } from "../language.ts";
import { momentText } from "../moment.ts";
import { auditTexts } from "./audit-texts.ts";

type Entry = z.infer<typeof AuditEntry>;
type Page = { items: Entry[]; more: boolean; names: Record<string, string> };

/** Entries of an audit chain, newest first: in words, with the log's own terms below them. */
export function AuditTable(props: {
  queryKey: readonly string[];
  read: (query: { before?: number; limit: number }, signal: AbortSignal) => Promise<Page>;
}) {
  const t = useText(auditTexts);
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
      <SideScroll label={t.entries}>
        <table className="w-full min-w-[56rem] text-left text-sm">
          <thead className="bg-ground">
            <tr>
              {["#", t.at, t.actor, t.action, t.detail].map((head) => (
                <th key={head} scope="col" className="h-10 whitespace-nowrap px-3">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {audit.data.pages.flatMap((page) =>
              page.items.map((entry) => <Row key={entry.seq} entry={entry} names={page.names} />),
            )}
          </tbody>
        </table>
      </SideScroll>
      {audit.hasNextPage && (
        <Button isDisabled={audit.isFetchingNextPage} onPress={() => audit.fetchNextPage()}>
          {t.older}
        </Button>
      )}
    </>
  );
}

function Row({ entry, names }: { entry: Entry; names: Record<string, string> }) {
  const t = useText(auditTexts);
  const subject = names[entry.subject];
  return (
    <tr className="border-t border-line align-top">
      <td className="px-3 py-2 tabular-nums">{entry.seq}</td>
      <td className="whitespace-nowrap px-3 py-2 tabular-nums">{momentText(entry.at)}</td>
      <td className="whitespace-nowrap px-3 py-2">
        {names[entry.actor] ?? t.actors[kindOf(entry.actor)] ?? entry.actor}
      </td>
      <td className="whitespace-nowrap px-3 py-2">
        {t.actions[entry.action] ?? entry.action}
        <span className="block font-mono text-xs text-ink-faint">{entry.action}</span>
      </td>
      <td className="px-3 py-2">
        {subject && <span className="mr-3 font-bold">{subject}</span>}
        <Detail detail={entry.detail} />
        <span className="block break-all font-mono text-xs text-ink-faint">{entry.subject}</span>
      </td>
    </tr>
  );
}

/** Of whoever came by a link only that is known: `link:<inquiry>`. */
const kindOf = (actor: string): string => (actor.startsWith("link:") ? "link" : actor);

/** The entry's own facts, name and value; long ones wrap. */
function Detail({ detail }: { detail: unknown }) {
  const facts = detail && typeof detail === "object" ? Object.entries(detail) : [];
  return facts
    .filter(([, value]) => value !== null && value !== "")
    .map(([name, value]) => (
      <span key={name} className="mr-3 break-all text-xs">
        <span className="text-ink-faint">{name} </span>
        {typeof value === "object" ? JSON.stringify(value) : String(value)}
      </span>
    ));
}
