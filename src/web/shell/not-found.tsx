import { LinkButton } from "../components/button.tsx";
import { Empty } from "../components/feedback.tsx";
import { useText } from "../language.ts";
import { Page } from "./page.tsx";
import { shellTexts } from "./texts.ts";

export function NotFound() {
  const t = useText(shellTexts);
  return (
    <Page title={t.notFound}>
      <Empty title={t.notFoundHint}>
        <LinkButton href="/">{t.toStart}</LinkButton>
      </Empty>
    </Page>
  );
}
