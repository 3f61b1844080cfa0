import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { call } from "../../../web/call.ts";
import { Button } from "../../../web/components/button.tsx";
import { showFailure, showToast } from "../../../web/components/toast.tsx";
import { useText } from "../../../web/language.ts";
import { momentText } from "../../../web/moment.ts";
import { Section } from "../../../web/shell/page.tsx";
import { setupQuery } from "../../instance/ui/setup-query.ts";
import { removePasskey } from "../sign-in-contract.ts";
import { secondFactorQuery } from "./account-queries.ts";
import { accountTexts } from "./account-texts.ts";
import { NewPasskey } from "./new-passkey.tsx";

/** The passkeys of this person. */
export function AccountPasskeys() {
  const t = useText(accountTexts);
  const queryClient = useQueryClient();
  const setup = useQuery(setupQuery);
  const state = useQuery(secondFactorQuery);
  const refresh = () => queryClient.invalidateQueries({ queryKey: ["me"] });
  const remove = useMutation({
    mutationFn: (id: string) => call(removePasskey, { body: { id } }),
    onSuccess: () => {
      showToast(t.removed);
      refresh();
    },
    onError: showFailure,
  });
  const passkeys = state.data?.passkeyList ?? [];
  return (
    <Section title={t.passkeys}>
      {passkeys.length === 0 && <p className="text-sm text-ink-soft">{t.passkeysNone}</p>}
      <ul className="flex flex-col">
        {passkeys.map((passkey) => (
          <li key={passkey.id} className="flex min-h-10 items-center justify-between gap-3 border-b border-line">
            <span>{passkey.name ?? t.passkeys}</span>
            <span className="flex items-center gap-3 text-sm text-ink-soft">
              {passkey.createdAt && `${t.createdOn} ${momentText(passkey.createdAt)}`}
              <Button look="quiet" onPress={() => remove.mutate(passkey.id)}>
                {t.remove}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      {setup.data?.passkeys === false ? <p className="text-sm">{t.passkeysHttps}</p> : <NewPasskey onDone={refresh} />}
    </Section>
  );
}
