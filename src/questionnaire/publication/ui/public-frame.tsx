import { type ReactNode, useEffect } from "react";
import { Button } from "../../../web/components/button.tsx";
import { Link } from "../../../web/components/link.tsx";
import { switchLanguage, useLanguage, useText } from "../../../web/language.ts";
import { shellTexts } from "../../../web/shell/texts.ts";
import { publicTexts } from "./public-texts.ts";

export const statisticsAddress = "/statistics";

/** The frame of the public pages: wide enough for tables, and with no way to anything that needs signing in. */
export function PublicFrame(props: { title: string; lead?: ReactNode; back?: boolean; children: ReactNode }) {
  const { title, lead, back = false, children } = props;
  const shell = useText(shellTexts);
  const t = useText(publicTexts);
  const language = useLanguage();
  useEffect(() => {
    document.title = `${title} - ${shell.product}`;
  }, [title, shell.product]);
  return (
    <div className="mx-auto flex min-h-dvh w-full max-w-7xl flex-col gap-5 px-4 py-4 desk:px-6">
      <header className="no-print flex items-center justify-between gap-3 border-b border-line pb-3">
        <div className="flex items-center gap-3">
          <img src="/sekisho.svg" alt="" className="size-8" />
          {back ? <Link href={statisticsAddress}>{t.toList}</Link> : <p className="font-bold">{shell.product}</p>}
        </div>
        <Button look="quiet" onPress={() => switchLanguage(language === "ja" ? "en" : "ja")}>
          {shell.otherLanguage}
        </Button>
      </header>
      <main className="flex w-full flex-col gap-4">
        <div>
          <h1 className="text-xl font-bold">{title}</h1>
          {lead && <div className="text-sm text-ink-soft">{lead}</div>}
        </div>
        {children}
      </main>
    </div>
  );
}
