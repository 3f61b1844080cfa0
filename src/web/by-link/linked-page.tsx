import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { CallRefused } from "../call.ts";
import { LoadFailed, Loading, Notice } from "../components/feedback.tsx";
import { Entrance } from "../shell/entrance.tsx";

interface Props<Shown> {
  /** The secret of the address; null when it was cut short. */
  token: string | null;
  /** Of what is kept in the browser while the page is open. */
  name: string;
  read: (token: string, signal: AbortSignal) => Promise<Shown>;
  words: { cannotOpen: string; linkMissing: string };
  /** A short form on a card, as where people sign in. */
  narrow?: boolean;
  children: (shown: Shown, show: (next: Shown) => void) => ReactNode;
}

/** A page that people open by a link, without an account: what the link shows, or why it opens nothing. */
export function LinkedPage<Shown>({ token, name, read, words, narrow = false, children }: Props<Shown>) {
  const queryClient = useQueryClient();
  const queryKey = [name, token];
  const shown = useQuery({
    queryKey,
    queryFn: ({ signal }) => read(token ?? "", signal),
    enabled: token !== null,
    retry: false,
    // What somebody is typing is newer than what the server has.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
  const instead = (why: ReactNode) => (
    <Entrance wide={!narrow} title={words.cannotOpen}>
      {why}
    </Entrance>
  );
  if (token === null) return instead(<Notice tone="alert">{words.linkMissing}</Notice>);
  if (shown.isPending) return <Loading />;
  if (shown.error && isFinal(shown.error)) return instead(<Notice tone="alert">{shown.error.message}</Notice>);
  if (shown.error) return instead(<LoadFailed error={shown.error} retry={shown.refetch} />);
  return children(shown.data, (next) => queryClient.setQueryData(queryKey, next));
}

/** A link that opens nothing, or nothing any more, does so however often it is tried. */
const isFinal = (error: Error): boolean => error instanceof CallRefused && [404, 410].includes(error.status);
