import { useState } from "react";
import { addressOfCall } from "../../../web/call.ts";
import { Button, LinkButton } from "../../../web/components/button.tsx";
import { Chip } from "../../../web/components/chip.tsx";
import { Dialog } from "../../../web/components/dialog.tsx";
import { Notice } from "../../../web/components/feedback.tsx";
import { useText } from "../../../web/language.ts";
import { momentText } from "../../../web/moment.ts";
import { Section } from "../../../web/shell/page.tsx";
import { exportLinks, type RoundView } from "../route-contracts.ts";
import { MailPreview } from "./mail-preview.tsx";
import { mailTexts } from "./mail-texts.ts";
import { countText } from "./percent.ts";
import { type RoundKey, roundPath } from "./round-queries.ts";
import { roundTexts } from "./round-texts.ts";

/** Whom the round asks, and the mail that went to them. */
export function MailSection({ round, at }: { round: RoundView; at: RoundKey }) {
  const t = useText(mailTexts);
  const r = useText(roundTexts);
  const [kind, setKind] = useState<"invitation" | "reminder" | null>(null);
  const { invited, mailings, actions, mailServer, state } = round;
  const mayManage = actions.length > 0;
  return (
    <Section
      title={t.title}
      aside={mayManage && <LinkButton href={roundPath(at, "respondents")}>{r.toRespondents}</LinkButton>}
    >
      <p className="text-sm tabular-nums">
        {r.respondentCounts(countText(invited.all), countText(invited.withAddress))}
      </p>
      <p className="text-sm tabular-nums text-ink-soft">
        {r.mailedStopped(countText(invited.mailed), countText(invited.stopped))}
      </p>
      {mayManage && !mailServer && <Notice tone="attention">{t.noServer}</Notice>}
      {mailServer && state === "draft" && <p className="text-sm text-ink-soft">{t.notYet}</p>}
      {mailings.length === 0 && state !== "draft" && <p className="text-sm text-ink-soft">{t.none}</p>}
      <ul className="text-sm">
        {mailings.map((mailing) => (
          <li key={mailing.id} className="flex flex-wrap items-center gap-x-3 border-line py-2 not-first:border-t">
            <span className="tabular-nums">
              {t.line(mailing.number, t.kinds[mailing.kind], countText(mailing.mails))}
            </span>
            <Chip
              tone={mailing.state === "done" ? "good" : "accent"}
              shape={mailing.state === "done" ? "tick" : "clock"}
            >
              {t.states[mailing.state]}
            </Chip>
            <span className="text-ink-soft">{t.by(mailing.madeBy, momentText(mailing.madeAt))}</span>
          </li>
        ))}
      </ul>
      <div className="no-print flex flex-wrap gap-2">
        {actions.includes("mail") && mailServer && (
          <>
            <Button onPress={() => setKind("invitation")}>{t.invitation}</Button>
            <Button onPress={() => setKind("reminder")}>{t.reminder}</Button>
          </>
        )}
        {mayManage && state === "open" && (
          <LinkButton look="quiet" download href={addressOfCall(exportLinks, { params: at })}>
            {r.exportLinks}
          </LinkButton>
        )}
      </div>
      {kind && (
        <Dialog title={t[kind]} open wide onClose={() => setKind(null)}>
          <MailPreview at={at} kind={kind} onDone={() => setKind(null)} />
        </Dialog>
      )}
    </Section>
  );
}
