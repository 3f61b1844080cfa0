import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useState } from "react";
import type { z } from "zod";
import { home, organisationHome } from "../../../web/addresses.ts";
import { linkToken } from "../../../web/by-link/link-token.ts";
import { LinkedPage } from "../../../web/by-link/linked-page.tsx";
import { call } from "../../../web/call.ts";
import { Button, LinkButton } from "../../../web/components/button.tsx";
import { Loading, Refusal } from "../../../web/components/feedback.tsx";
import { Form } from "../../../web/components/form.tsx";
import { TextField } from "../../../web/components/text-field.tsx";
import { useLabel, useText } from "../../../web/language.ts";
import { meQuery } from "../../../web/session.ts";
import { Entrance } from "../../../web/shell/entrance.tsx";
import { organisationRoleNames, roleNames } from "../../contract.ts";
import { passwordProblem } from "../../sign-in/password.ts";
import { signIn } from "../../sign-in/sign-in-contract.ts";
import { NewPasswordField } from "../../sign-in/ui/new-password-field.tsx";
import { signInTexts } from "../../ui/texts.ts";
import { acceptInvitation, acceptInvitationAsNew, readInvitation } from "../people-contract.ts";

const names = { ...roleNames, ...organisationRoleNames };

/** An invitation by link: a new person registers; somebody with an account signs in and accepts. */
export function InvitationPage() {
  const t = useText(signInTexts);
  const token = linkToken();
  return (
    <LinkedPage
      narrow
      token={token}
      name="invitation"
      read={(secret) => call(readInvitation, { body: { token: secret } })}
      words={{ cannotOpen: t.invitation, linkMissing: t.linkMissing }}
    >
      {(invitation) => <Invited token={token ?? ""} invitation={invitation} />}
    </LinkedPage>
  );
}

function Invited({ token, invitation }: { token: string; invitation: z.infer<typeof readInvitation.reply> }) {
  const t = useText(signInTexts);
  const label = useLabel();
  const { name, email, roles, hasAccount } = invitation;
  return (
    <Entrance title={t.invitedTo(name)}>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm">
        <dt className="text-ink-soft">{t.invitedEmail}</dt>
        <dd>{email}</dd>
        <dt className="text-ink-soft">{t.invitedRoles}</dt>
        <dd>{roles.map((role) => label(names[role])).join("、")}</dd>
      </dl>
      {hasAccount ? <AcceptSignedIn token={token} /> : <AcceptAsNew token={token} email={email} />}
    </Entrance>
  );
}

function AcceptSignedIn({ token }: { token: string }) {
  const t = useText(signInTexts);
  const enter = useEnter();
  const me = useQuery(meQuery);
  const accept = useMutation({
    mutationFn: () => call(acceptInvitation, { body: { token } }),
    onSuccess: enter,
  });
  if (me.isPending) return <Loading />;
  if (me.error) {
    const next = encodeURIComponent(`/invitation#${token}`);
    return (
      <LinkButton look="primary" href={`/sign-in?next=${next}`}>
        {t.signInToAccept}
      </LinkButton>
    );
  }
  return (
    <>
      <Refusal error={accept.error} />
      <Button look="primary" onPress={() => accept.mutate()} isDisabled={accept.isPending}>
        {t.acceptExisting}
      </Button>
    </>
  );
}

function AcceptAsNew({ token, email }: { token: string; email: string }) {
  const t = useText(signInTexts);
  const enter = useEnter();
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const accept = useMutation({
    mutationFn: async () => {
      const into = await call(acceptInvitationAsNew, { body: { token, name, password } });
      await call(signIn, { body: { email, password } });
      return into;
    },
    onSuccess: enter,
  });
  return (
    <Form onSubmit={() => accept.mutate()}>
      <TextField label={t.name} autoComplete="name" value={name} onChange={setName} />
      <NewPasswordField value={password} onChange={setPassword} person={{ name, email }} />
      <Refusal error={accept.error} />
      <Button
        look="primary"
        type="submit"
        isDisabled={accept.isPending || name.trim() === "" || passwordProblem(password, { name, email }) !== null}
      >
        {t.register}
      </Button>
    </Form>
  );
}

function useEnter() {
  const router = useRouter();
  const queryClient = useQueryClient();
  return ({ facilityId, organisationId }: { facilityId: string | null; organisationId: string | null }) => {
    queryClient.clear();
    router.history.replace(facilityId ? home(facilityId) : organisationId ? organisationHome(organisationId) : "/");
  };
}
