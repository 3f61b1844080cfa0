import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Outlet, useNavigate, useRouter } from "@tanstack/react-router";
import { useEffect } from "react";
import { SecondFactorOwed } from "../../identity/sign-in/ui/second-factor-owed.tsx";
import { FeedAlarm } from "../../vulnerability/feed/ui/feed-alarm.tsx";
import { CallRefused, signedOut } from "../call.ts";
import { LoadFailed, Loading } from "../components/feedback.tsx";
import { meQuery } from "../session.ts";
import { TopBar } from "./top-bar.tsx";

/** Everything behind sign-in. Whoever is not signed in is sent to sign in and comes back to the same address. */
export function SignedIn() {
  const me = useQuery(meQuery);
  useSignedOut();
  if (me.isPending) return <Loading />;
  if (me.error) {
    if (me.error instanceof CallRefused && me.error.status === 401) return <Loading />;
    return <LoadFailed error={me.error} retry={me.refetch} />;
  }
  if (me.data.secondFactor.next !== "done") return <SecondFactorOwed state={me.data.secondFactor} />;
  return (
    <div className="flex min-h-dvh flex-col">
      <TopBar />
      {me.data.isAdministrator && <FeedAlarm />}
      <Outlet />
    </div>
  );
}

function useSignedOut() {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const router = useRouter();
  useEffect(() => {
    function leave() {
      const { pathname, searchStr } = router.state.location;
      if (pathname === "/sign-in") return;
      queryClient.clear();
      navigate({ to: "/sign-in", search: { next: pathname + searchStr }, replace: true });
    }
    signedOut.addEventListener("signedOut", leave);
    return () => signedOut.removeEventListener("signedOut", leave);
  }, [queryClient, navigate, router]);
}
