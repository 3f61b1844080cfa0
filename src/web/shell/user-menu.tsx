import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { signOut } from "../../identity/sign-in/sign-in-contract.ts";
import { call } from "../call.ts";
import { Icon } from "../components/icon.tsx";
import { Menu } from "../components/menu.tsx";
import { showFailure } from "../components/toast.tsx";
import { switchLanguage, useLanguage, useText } from "../language.ts";
import { signedInScreens } from "../screens.ts";
import { mayReadNational, useMe } from "../session.ts";
import { shellTexts } from "./texts.ts";

const administrationPath = "/administration";

/** Account, language, sign-out. */
export function UserMenu() {
  const t = useText(shellTexts);
  const me = useMe();
  const router = useRouter();
  const queryClient = useQueryClient();
  const language = useLanguage();
  const leave = useMutation({
    mutationFn: () => call(signOut, { body: undefined }),
    onSuccess: () => {
      queryClient.clear();
      router.history.push("/sign-in");
    },
    onError: showFailure,
  });
  const administration =
    me.isAdministrator && signedInScreens.some((screen) => screen.path === administrationPath)
      ? [{ id: "administration", label: t.administration, href: administrationPath }]
      : [];
  return (
    <Menu
      look="quiet"
      label={
        <>
          <Icon name="person" />
          <span className="max-w-40 truncate">{me.person.name}</span>
        </>
      }
      entries={[
        { id: "account", label: t.account, hint: me.person.email, href: "/account" },
        ...(mayReadNational(me) ? [{ id: "national", label: t.national, href: "/national" }] : []),
        ...administration,
        { id: "language", label: t.otherLanguage, onAction: () => switchLanguage(language === "ja" ? "en" : "ja") },
        { id: "signOut", label: t.signOut, onAction: () => leave.mutate() },
      ]}
    />
  );
}
