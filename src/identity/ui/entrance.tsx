import { type ReactNode, useEffect } from "react";
import { Button } from "../../web/components/button.tsx";
import { switchLanguage, useLanguage, useText } from "../../web/language.ts";
import { shellTexts } from "../../web/shell/texts.ts";
import { signInTexts } from "./texts.ts";

/** The frame of pages before sign-in. */
export function Entrance({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  const t = useText(signInTexts);
  const shell = useText(shellTexts);
  const language = useLanguage();
  useEffect(() => {
    document.title = `${title} - ${shell.product}`;
  }, [title, shell.product]);
  return (
    <div className="flex min-h-dvh flex-col items-center gap-6 px-4 py-10">
      <header className="flex w-full max-w-md items-center justify-between">
        <div className="flex items-center gap-3">
          <img src="/sekisho.svg" alt="" className="size-10" />
          <div>
            <p className="text-lg font-bold">{shell.product}</p>
            <p className="text-xs text-ink-soft">{t.tagline}</p>
          </div>
        </div>
        <Button look="quiet" onPress={() => switchLanguage(language === "ja" ? "en" : "ja")}>
          {shell.otherLanguage}
        </Button>
      </header>
      <main className="flex w-full max-w-md flex-col gap-5 rounded-12 border border-line bg-white p-6">
        <div>
          <h1 className="text-xl font-bold">{title}</h1>
          {lead && <p className="text-sm text-ink-soft">{lead}</p>}
        </div>
        {children}
      </main>
    </div>
  );
}

/** A form whose submit button and Enter do the same. */
export function Form({ onSubmit, children }: { onSubmit: () => void; children: ReactNode }) {
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
    </form>
  );
}
