import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { call } from "../../../web/call.ts";
import { Button } from "../../../web/components/button.tsx";
import { Chip } from "../../../web/components/chip.tsx";
import { LoadFailed, Loading } from "../../../web/components/feedback.tsx";
import { showFailure, showToast } from "../../../web/components/toast.tsx";
import { useText } from "../../../web/language.ts";
import { momentText } from "../../../web/moment.ts";
import { Section } from "../../../web/shell/page.tsx";
import { endOtherSessions, endSession } from "../../contract.ts";
import { sessionsQuery } from "./account-queries.ts";
import { accountTexts } from "./account-texts.ts";
import { deviceWords } from "./user-agent.ts";

/** Where this person is signed in, and the way to end it. */
export function AccountSessions() {
  const t = useText(accountTexts);
  const queryClient = useQueryClient();
  const sessions = useQuery(sessionsQuery);
  const done = (ended: number) => {
    showToast(t.ended(ended));
    queryClient.invalidateQueries({ queryKey: sessionsQuery.queryKey });
  };
  const end = useMutation({
    mutationFn: (sessionId: string) => call(endSession, { params: { sessionId } }),
    onSuccess: () => done(1),
    onError: showFailure,
  });
  const endOthers = useMutation({
    mutationFn: () => call(endOtherSessions),
    onSuccess: ({ ended }) => done(ended),
    onError: showFailure,
  });
  if (sessions.isPending) return <Loading />;
  if (sessions.error) return <LoadFailed error={sessions.error} retry={sessions.refetch} />;
  return (
    <Section title={t.sessions} aside={<Button onPress={() => endOthers.mutate()}>{t.endOthers}</Button>}>
      <ul>
        {sessions.data.sessions.map((session) => (
          <li key={session.id} className="flex min-h-12 flex-wrap items-center gap-x-4 border-b border-line text-sm">
            <span className="min-w-48 flex-1">
              {session.userAgent ? deviceWords(session.userAgent) : "－"}{" "}
              {session.current && (
                <Chip tone="accent" shape="dot">
                  {t.thisDevice}
                </Chip>
              )}
            </span>
            <span className="text-ink-soft">
              {t.address} {session.address ?? "－"}
            </span>
            <span className="text-ink-soft">
              {t.signedInAt} {momentText(session.createdAt)}
            </span>
            {!session.current && (
              <Button look="quiet" onPress={() => end.mutate(session.id)}>
                {t.endSession}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
