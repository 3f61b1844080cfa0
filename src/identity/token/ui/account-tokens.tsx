import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../../web/call.ts";
import { Button } from "../../../web/components/button.tsx";
import { Chip } from "../../../web/components/chip.tsx";
import { Dialog } from "../../../web/components/dialog.tsx";
import { LoadFailed, Loading } from "../../../web/components/feedback.tsx";
import { showFailure, showToast } from "../../../web/components/toast.tsx";
import { useText } from "../../../web/language.ts";
import { momentText } from "../../../web/moment.ts";
import { Section } from "../../../web/shell/page.tsx";
import { type ApiToken, revokeToken } from "../../contract.ts";
import { tokensQuery } from "../../sign-in/ui/account-queries.ts";
import { accountTexts } from "../../sign-in/ui/account-texts.ts";
import { NewToken } from "./new-token.tsx";

/** API tokens of this person: what each may do, until when, last used. */
export function AccountTokens() {
  const t = useText(accountTexts);
  const queryClient = useQueryClient();
  const tokens = useQuery(tokensQuery);
  const [issuing, setIssuing] = useState(false);
  const refresh = () => queryClient.invalidateQueries({ queryKey: tokensQuery.queryKey });
  const revoke = useMutation({
    mutationFn: (tokenId: string) => call(revokeToken, { params: { tokenId } }),
    onSuccess: () => {
      showToast(t.revoked);
      refresh();
    },
    onError: showFailure,
  });
  if (tokens.isPending) return <Loading />;
  if (tokens.error) return <LoadFailed error={tokens.error} retry={tokens.refetch} />;
  return (
    <Section title={t.tokens} aside={<Button onPress={() => setIssuing(true)}>{t.tokenNew}</Button>}>
      {tokens.data.tokens.length === 0 && <p className="text-sm text-ink-soft">{t.tokensNone}</p>}
      <ul>
        {tokens.data.tokens.map((token) => (
          <OneToken key={token.id} token={token} onRevoke={() => revoke.mutate(token.id)} />
        ))}
      </ul>
      <Dialog title={t.tokenNew} open={issuing} onClose={() => setIssuing(false)}>
        <NewToken
          onIssued={refresh}
          onDone={() => {
            setIssuing(false);
          }}
        />
      </Dialog>
    </Section>
  );
}

function OneToken({ token, onRevoke }: { token: ApiToken; onRevoke: () => void }) {
  const t = useText(accountTexts);
  const expired = Date.parse(token.expiresAt) < Date.now();
  return (
    <li className="flex min-h-12 flex-wrap items-center gap-x-4 border-b border-line py-1 text-sm">
      <span className="min-w-48 flex-1">
        <span className="font-bold">{token.name}</span>
        <span className="block text-xs text-ink-soft">
          {token.scopes.map((scope) => t.permissions[scope]).join("、")}
        </span>
      </span>
      <span className="text-ink-soft">
        {t.expires} {momentText(token.expiresAt)}
      </span>
      <span className="text-ink-soft">
        {t.lastUsed} {token.lastUsedAt ? momentText(token.lastUsedAt) : t.never}
      </span>
      {token.revokedAt || expired ? (
        <Chip shape="cross">{token.revokedAt ? t.revoked : t.expired}</Chip>
      ) : (
        <Button look="quiet" onPress={onRevoke}>
          {t.revoke}
        </Button>
      )}
    </li>
  );
}
