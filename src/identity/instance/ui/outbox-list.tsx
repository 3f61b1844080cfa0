import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { call } from "../../../web/call.ts";
import { Button } from "../../../web/components/button.tsx";
import { Chip } from "../../../web/components/chip.tsx";
import { LoadFailed, Loading, Notice } from "../../../web/components/feedback.tsx";
import { showFailure, showToast } from "../../../web/components/toast.tsx";
import { useText } from "../../../web/language.ts";
import { momentText } from "../../../web/moment.ts";
import { Section } from "../../../web/shell/page.tsx";
import { retryMail } from "../instance-contract.ts";
import { outboxQuery } from "./instance-queries.ts";
import { instanceTexts } from "./instance-texts.ts";

const looks = {
  waiting: { shape: "clock", tone: "accent" },
  sent: { shape: "tick", tone: "good" },
  failed: { shape: "cross", tone: "alert" },
  kept: { shape: "box", tone: "neutral" },
} as const;

/** Mail of the installation. What did not leave can be read here, so that its link can be handed over. */
export function OutboxList() {
  const t = useText(instanceTexts);
  const queryClient = useQueryClient();
  const outbox = useQuery(outboxQuery);
  const retry = useMutation({
    mutationFn: (mailId: string) => call(retryMail, { params: { mailId } }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: outboxQuery.queryKey });
      showToast(t.retried);
    },
    onError: showFailure,
  });
  if (outbox.isPending) return <Loading />;
  if (outbox.error) return <LoadFailed error={outbox.error} retry={outbox.refetch} />;
  const { mails, mailServer, truncated } = outbox.data;
  return (
    <Section title={t.mail}>
      <p className="text-sm text-ink-soft">{t.mailLead}</p>
      {!mailServer && <Notice tone="neutral">{t.noServer}</Notice>}
      {mails.length === 0 && <p className="text-ink-soft">{t.noMail}</p>}
      {truncated && <Notice tone="attention">{t.mailTruncated}</Notice>}
      <ul>
        {mails.map((mail) => (
          <li key={mail.id} className="flex flex-wrap items-baseline gap-x-4 gap-y-1 border-t border-line py-2 text-sm">
            <Chip {...looks[mail.state]}>{t.states[mail.state]}</Chip>
            <span className="min-w-60 flex-1">
              <span className="font-bold">{mail.subject}</span>
              <span className="block text-xs text-ink-soft">{mail.recipient}</span>
            </span>
            <span className="text-ink-soft tabular-nums">{momentText(mail.sentAt ?? mail.createdAt)}</span>
            {mail.actions.includes("retry") && mailServer && (
              <Button look="quiet" isDisabled={retry.isPending} onPress={() => retry.mutate(mail.id)}>
                {t.retry}
              </Button>
            )}
            {mail.lastError && (
              <p className="w-full text-alert">
                {t.attempts(mail.attempts)}：{mail.lastError}
              </p>
            )}
            {mail.text && (
              <details className="w-full">
                <summary className="cursor-pointer text-accent">{t.body}</summary>
                <p className="mt-2 whitespace-pre-line break-all rounded-6 border border-line bg-ground p-3">
                  {mail.text}
                </p>
              </details>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
