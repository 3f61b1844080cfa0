import { useText } from "../../../web/language.ts";
import { useMe } from "../../../web/session.ts";
import { Page } from "../../../web/shell/page.tsx";
import { AccountTokens } from "../../token/ui/account-tokens.tsx";
import { AccountPasskeys } from "./account-passkeys.tsx";
import { AccountPassword } from "./account-password.tsx";
import { AccountSecondFactor } from "./account-second-factor.tsx";
import { AccountSessions } from "./account-sessions.tsx";
import { accountTexts } from "./account-texts.ts";

/** One's own sign-in: second factor, passkeys, password, devices, API tokens. */
export function AccountPage() {
  const t = useText(accountTexts);
  const { person } = useMe();
  return (
    <main id="main" className="mx-auto flex w-full max-w-4xl flex-1 flex-col">
      <Page title={t.title} lead={`${person.name}　${person.email}`}>
        <AccountSecondFactor />
        <AccountPasskeys />
        <AccountPassword />
        <AccountSessions />
        <AccountTokens />
      </Page>
    </main>
  );
}
