import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { call } from "../../../web/call.ts";
import { Button } from "../../../web/components/button.tsx";
import { Actions } from "../../../web/components/dialog.tsx";
import { LoadFailed, Loading, Refusal } from "../../../web/components/feedback.tsx";
import { showToast } from "../../../web/components/toast.tsx";
import { useText } from "../../../web/language.ts";
import { startMailing } from "../route-contracts.ts";
import { mailTexts } from "./mail-texts.ts";
import { countText } from "./percent.ts";
import { mailingPreviewQuery, type RoundKey } from "./round-queries.ts";

/** How many would get the mail now, who not and why, and what it says; then sends it. */
export function MailPreview(props: { at: RoundKey; kind: "invitation" | "reminder"; onDone: () => void }) {
  const t = useText(mailTexts);
  const { at, kind, onDone } = props;
  const queryClient = useQueryClient();
  const preview = useQuery(mailingPreviewQuery(at, kind));
  const send = useMutation({
    mutationFn: () => call(startMailing, { params: at, body: { kind } }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ["rounds", at.organisationId, at.roundId] });
      showToast(t.started);
      onDone();
    },
  });
  if (preview.isPending) return <Loading />;
  if (preview.error) return <LoadFailed error={preview.error} retry={preview.refetch} />;
  const { mails, leftOut, subject, text } = preview.data;
  return (
    <>
      <p className="text-lg font-bold tabular-nums">{t.willSend(countText(mails))}</p>
      {leftOut.length > 0 && (
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm">
          <dt className="col-span-2 font-bold">{t.leftOut}</dt>
          {leftOut.map(({ reason, count }) => (
            <div key={reason} className="contents">
              <dt className="text-ink-soft">{t.reasons[reason]}</dt>
              <dd className="tabular-nums">{t.count(countText(count))}</dd>
            </div>
          ))}
        </dl>
      )}
      <dl className="flex flex-col gap-1 text-sm">
        <dt className="font-bold">{t.subject}</dt>
        <dd>{subject}</dd>
        <dt className="mt-2 font-bold">{t.text}</dt>
        <dd className="whitespace-pre-wrap break-words rounded-6 border border-line p-3">{text}</dd>
      </dl>
      <Refusal error={send.error} />
      <Actions>
        <Button look="primary" isDisabled={send.isPending || mails === 0} onPress={() => send.mutate()}>
          {t.send(countText(mails))}
        </Button>
      </Actions>
    </>
  );
}
