import { type ReactNode, useEffect } from "react";
import { Button } from "../../../web/components/button.tsx";
import { switchLanguage, useLanguage, useText } from "../../../web/language.ts";
import { shellTexts } from "../../../web/shell/texts.ts";
import { answerTexts } from "./answer-texts.ts";

/** The frame of the page for people without an account: whose system this is, the language, and nothing that leads elsewhere. */
export function AnswerFrame({ title, lead, children }: { title: string; lead?: ReactNode; children: ReactNode }) {
  const t = useText(answerTexts);
  const shell = useText(shellTexts);
  const language = useLanguage();
  useEffect(() => {
    document.title = `${title} - ${shell.product}`;
  }, [title, shell.product]);
  return (
    <div className="mx-auto flex min-h-dvh max-w-3xl flex-col gap-5 px-4 py-6">
      <header className="flex items-center justify-between gap-3">
        <div className="flex items-center gap-3">
          <img src="/sekisho.svg" alt="" className="size-9" />
          <div>
            <p className="font-bold">{shell.product}</p>
            <p className="text-xs text-ink-soft">{t.tagline}</p>
          </div>
        </div>
        <Button look="quiet" onPress={() => switchLanguage(language === "ja" ? "en" : "ja")}>
          {shell.otherLanguage}
        </Button>
      </header>
      <main className="flex flex-col gap-4">
        <div>
          <h1 className="text-xl font-bold">{title}</h1>
          {lead && <div className="text-sm text-ink-soft">{lead}</div>}
        </div>
        {children}
      </main>
    </div>
  );
}
