import { z } from "zod";
import { CallRefused } from "../call.ts";
import { Button } from "../components/button.tsx";
import { Empty } from "../components/feedback.tsx";
import { useText } from "../language.ts";
import { NotFound } from "./not-found.tsx";
import { Page } from "./page.tsx";
import { shellTexts } from "./texts.ts";

/** A screen that could not be shown, in words and with the way on; the fault itself is for the browser's console. */
export function ScreenFailed({ error, retry }: { error: unknown; retry: () => void }) {
  const t = useText(shellTexts);
  // An address that names no kind or hospital we know.
  if (error instanceof z.ZodError) return <NotFound />;
  const refused = error instanceof CallRefused;
  const outdated = error instanceof Error && /module script|dynamically imported/i.test(error.message);
  return (
    <Page title={t.screenFailed}>
      <Empty title={refused ? error.message : outdated ? t.screenOutdated : t.screenFailedHint}>
        <Button look="primary" onPress={refused ? retry : () => location.reload()}>
          {t.reload}
        </Button>
      </Empty>
    </Page>
  );
}
