import { type ReactNode, useEffect } from "react";
import { Button } from "../components/button.tsx";
import { switchLanguage, useLanguage, useText } from "../language.ts";
import { shellTexts } from "./texts.ts";

interface Props {
  title: string;
  lead?: ReactNode;
  /** For more than a short form: as wide as a page, and without a card around it. */
  wide?: boolean;
  children: ReactNode;
}

/** The frame of pages for people who are not signed in: whose system this is, the language, and nothing that leads elsewhere. */
export function Entrance({ title, lead, wide = false, children }: Props) {
  const t = useText(shellTexts);
  const language = useLanguage();
  useEffect(() => {
    document.title = `${title} - ${t.product}`;
  }, [title, t.product]);
  const width = wide ? "max-w-3xl" : "max-w-md";
  return (
    <div className={`flex min-h-dvh flex-col items-center gap-6 px-4 ${wide ? "py-6" : "py-10"}`}>
      <header className={`flex w-full items-center justify-between gap-3 ${width}`}>
        <div className="flex items-center gap-3">
          <img src="/sekisho.svg" alt="" className="size-10" />
          <div>
            <p className="text-lg font-bold">{t.product}</p>
            <p className="text-xs text-ink-soft">{t.tagline}</p>
          </div>
        </div>
        <Button look="quiet" onPress={() => switchLanguage(language === "ja" ? "en" : "ja")}>
          {t.otherLanguage}
        </Button>
      </header>
      <main
        className={`flex w-full flex-col gap-5 ${width} ${wide ? "" : "rounded-12 border border-line bg-white p-6"}`}
      >
        <div>
          <h1 className="text-xl font-bold">{title}</h1>
          {lead && <div className="text-sm text-ink-soft">{lead}</div>}
        </div>
        {children}
      </main>
    </div>
  );
}
