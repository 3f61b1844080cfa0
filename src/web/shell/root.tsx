import { Outlet, useRouter } from "@tanstack/react-router";
import { Suspense } from "react";
import { I18nProvider, RouterProvider } from "react-aria-components";
import { Loading } from "../components/feedback.tsx";
import { Toasts } from "../components/toast.tsx";
import { useLanguage } from "../language.ts";

/** What every page stands in: links that do not reload, component texts in the reader's language, toasts. */
export function Root() {
  const router = useRouter();
  return (
    <I18nProvider locale={useLanguage() === "ja" ? "ja-JP" : "en-US"}>
      <RouterProvider navigate={(href) => router.history.push(href)}>
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
        <Toasts />
      </RouterProvider>
    </I18nProvider>
  );
}
