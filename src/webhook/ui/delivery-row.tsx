import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useFacilityId } from "../../web/address-search.ts";
import { call } from "../../web/call.ts";
import { Button } from "../../web/components/button.tsx";
import { Link } from "../../web/components/link.tsx";
import { showFailure, showToast } from "../../web/components/toast.tsx";
import { useText } from "../../web/language.ts";
import { momentText } from "../../web/moment.ts";
import type { EndpointId } from "../contract.ts";
import { type Delivery, sendAgain } from "../route-contracts.ts";
import { DeliveryMark } from "./endpoint-marks.tsx";
import { webhookTexts } from "./webhook-texts.ts";

/** One report: what it was about, whether it arrived, what the receiver said, and a way to send it once more. */
export function DeliveryRow({ delivery, endpointId }: { delivery: Delivery; endpointId: EndpointId }) {
  const t = useText(webhookTexts);
  const facilityId = useFacilityId();
  const queryClient = useQueryClient();
  const { eventId, type, about, state, nextAttemptAt, attempts, occurredAt } = delivery;
  const again = useMutation({
    mutationFn: () => call(sendAgain, { params: { facilityId, endpointId, eventId } }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ["webhooks", facilityId] });
      showToast(t.queued);
    },
    onError: showFailure,
  });
  const what = about ? `${t.shortEvents[type]}　${t.caseOf(about.number, about.product)}` : t.shortEvents[type];
  const [last] = attempts;
  return (
    <tr className="border-t border-line align-top">
      <td className="whitespace-nowrap px-3 py-2 tabular-nums">{momentText(occurredAt)}</td>
      <td className="px-3 py-2">
        <span className="block whitespace-nowrap">{t.shortEvents[type]}</span>
        {about && <Link href={about.path}>{t.caseOf(about.number, about.product)}</Link>}
        <span className="block text-xs text-ink-soft">{eventId}</span>
      </td>
      <td className="px-3 py-2">
        <DeliveryMark state={state} />
        {nextAttemptAt && (
          <span className="block whitespace-nowrap text-xs text-ink-soft">{t.nextAt(momentText(nextAttemptAt))}</span>
        )}
      </td>
      <td className="whitespace-nowrap px-3 py-2 tabular-nums">{last ? t.attemptsOf(last.attempt) : t.noAttempt}</td>
      <td className="px-3 py-2">
        {last && <Outcome attempt={last} />}
        {attempts.length > 0 && <Attempts attempts={attempts} />}
      </td>
      <td className="px-3 py-1 text-right">
        <Button look="quiet" aria-label={t.againOf(what)} isDisabled={again.isPending} onPress={() => again.mutate()}>
          {t.again}
        </Button>
      </td>
    </tr>
  );
}

type Attempt = Delivery["attempts"][number];

function Outcome({ attempt }: { attempt: Attempt }) {
  const t = useText(webhookTexts);
  const { status, problem, problemCode, endedAt } = attempt;
  if (endedAt === null) return <span>{t.unknownEnd}</span>;
  return (
    <span>
      {[status, problem && t.problems[problem]].filter(Boolean).join("　")}
      {problemCode && <span className="ml-2 text-xs text-ink-soft">{problemCode}</span>}
    </span>
  );
}

function Attempts({ attempts }: { attempts: readonly Attempt[] }) {
  const t = useText(webhookTexts);
  return (
    <details className="mt-1">
      <summary className="cursor-pointer text-accent">{t.details(attempts.length)}</summary>
      <ol className="mt-1 flex flex-col gap-2">
        {attempts.map((attempt) => (
          <li key={attempt.attempt} className="border-l-2 border-line pl-2">
            <span className="mr-3 tabular-nums">
              {attempt.attempt}. {momentText(attempt.beganAt)}
            </span>
            <Outcome attempt={attempt} />
            {attempt.answer && (
              <pre className="max-h-32 max-w-xl overflow-auto whitespace-pre-wrap break-all text-xs text-ink-soft">
                {attempt.answer}
              </pre>
            )}
          </li>
        ))}
      </ol>
    </details>
  );
}
