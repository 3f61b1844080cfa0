import { type ReactNode, useEffect } from "react";
import { Button } from "../../../web/components/button.tsx";
import { switchLanguage, useText } from "../../../web/language.ts";
import { captureTexts } from "./capture-texts.ts";

/** The frame of what comes before a hospital: one thing to do, and the language. */
export function Entrance({ title, children }: { title: string; children: ReactNode }) {
  const t = useText(captureTexts);
  useEffect(() => {
    // The same for every hospital: titles end up in the browser's history.
    document.title = `${t.title} - ${t.product}`;
  }, [t]);
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-xl flex-col gap-5 p-5">
      <header className="flex items-center justify-between gap-3">
        <span className="text-sm text-ink-soft">
          {t.product} {t.title}
        </span>
        <Button look="quiet" onPress={() => switchLanguage(t.otherLanguage)}>
          {t.language}
        </Button>
      </header>
      <h1 className="text-xl font-bold">{title}</h1>
      {children}
    </main>
  );
}
