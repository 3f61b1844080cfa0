import type { ReactNode } from "react";
import { Button } from "../components/button.tsx";
import { Notice } from "../components/feedback.tsx";
import { useLanguage } from "../language.ts";
import { momentText } from "../moment.ts";
import { Entrance } from "../shell/entrance.tsx";
import { lastDay } from "./last-day.ts";
import { linkWords } from "./link-words.ts";

interface Props {
  /** Who asked. */
  lead: string;
  thanks: string;
  /** ISO instants. */
  answeredAt: string;
  expiresAt: string;
  children: ReactNode;
}

/** What was handed in by a link and when, to keep or to print. */
export function LinkReceipt({ lead, thanks, answeredAt, expiresAt, children }: Props) {
  const t = linkWords[useLanguage()];
  return (
    <Entrance wide title={t.receipt} lead={lead}>
      <Notice tone="good">
        <p>{thanks}</p>
        <p>
          {t.receivedAt} <span className="font-bold">{momentText(answeredAt)}</span>
        </p>
      </Notice>
      {children}
      <p className="text-sm text-ink-soft">{t.until(lastDay(expiresAt))}</p>
      <div className="no-print flex justify-end">
        <Button onPress={() => print()}>{t.print}</Button>
      </div>
    </Entrance>
  );
}
