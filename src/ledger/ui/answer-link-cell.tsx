import { useMutation } from "@tanstack/react-query";
import { addressOfCall, call } from "../../web/call.ts";
import { Button } from "../../web/components/button.tsx";
import { Chip } from "../../web/components/chip.tsx";
import { showFailure, showToast } from "../../web/components/toast.tsx";
import { useText } from "../../web/language.ts";
import { momentText } from "../../web/moment.ts";
import { revokeAnswerLink } from "../answering/route-contracts.ts";
import type { FacilityId } from "../contract.ts";
import { getAttachment, type InquiryView } from "../route-contracts.ts";
import { answerLinkTexts } from "./answer-link-texts.ts";
import { useLedgerChanged } from "./facility-queries.ts";

const looks = {
  made: { shape: "ring", tone: "neutral" },
  opened: { shape: "half", tone: "accent" },
  saved: { shape: "halfFilled", tone: "accent" },
  answered: { shape: "tick", tone: "good" },
  revoked: { shape: "cross", tone: "neutral" },
  expired: { shape: "dash", tone: "attention" },
} as const;

interface Props {
  facilityId: FacilityId;
  inquiry: InquiryView;
  mayWrite: boolean;
  onMake: () => void;
}

/** How far the link of an inquiry has come, since when, and what can be done with it. */
export function AnswerLinkCell({ facilityId, inquiry, mayWrite, onMake }: Props) {
  const t = useText(answerLinkTexts);
  const changed = useLedgerChanged(facilityId);
  const { link, number } = inquiry;
  const revoke = useMutation({
    mutationFn: () => call(revokeAnswerLink, { params: { facilityId, inquiryId: inquiry.id } }),
    onSuccess: async () => {
      await changed();
      showToast(t.revoked);
    },
    onError: showFailure,
  });
  const works = link && ["made", "opened", "saved"].includes(link.state);
  const action = works ? t.remake : t.make;
  return (
    <div className="flex flex-col items-start gap-1">
      {link ? (
        <>
          <Chip {...looks[link.state]}>{t.states[link.state]}</Chip>
          <span className="whitespace-nowrap text-xs text-ink-soft tabular-nums">{momentText(since(link))}</span>
          <span className="text-xs text-ink-soft">{link.email ? t.mailedTo(link.email) : t.handedOver}</span>
        </>
      ) : (
        <span className="text-ink-faint">{t.none}</span>
      )}
      {mayWrite && inquiry.state === "open" && (
        <span className="no-print -ml-3 flex">
          <Button look="quiet" aria-label={t.of(action, number)} onPress={onMake}>
            {action}
          </Button>
          {works && (
            <Button
              look="quiet"
              aria-label={t.of(t.revoke, number)}
              isDisabled={revoke.isPending}
              onPress={() => revoke.mutate()}
            >
              {t.revoke}
            </Button>
          )}
        </span>
      )}
    </div>
  );
}

type Link = NonNullable<InquiryView["link"]>;

/** Since when the link is in the state shown; of one that ended, when it was made. */
function since(link: Link): string {
  const at = { answered: link.answeredAt, saved: link.savedAt, opened: link.openedAt, expired: link.expiresAt };
  return (link.state in at ? at[link.state as keyof typeof at] : null) ?? link.madeAt;
}

/** Who answered through the link, and the files that came with the answer. */
export function AnsweredThroughLink({ facilityId, link }: { facilityId: FacilityId; link: Link | null }) {
  const t = useText(answerLinkTexts);
  if (!link?.answeredBy) return null;
  return (
    <div className="mt-1 text-xs text-ink-soft">
      <p>{t.answeredBy(link.answeredBy)}</p>
      {link.files.map(({ id, name, kept }) => (
        <p key={id}>
          {kept ? (
            <a
              className="text-accent underline"
              href={addressOfCall(getAttachment, { params: { facilityId, fileId: id } })}
              target="_blank"
              rel="noreferrer"
            >
              {name}
            </a>
          ) : (
            `${name} ${t.removed}`
          )}
        </p>
      ))}
    </div>
  );
}
