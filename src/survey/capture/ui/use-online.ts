import { useSyncExternalStore } from "react";

function subscribe(listener: () => void) {
  for (const event of ["online", "offline"]) window.addEventListener(event, listener);
  return () => {
    for (const event of ["online", "offline"]) window.removeEventListener(event, listener);
  };
}

/** Whether the device has any network; whether the server can be reached is known only by asking it. */
export const useOnline = (): boolean => useSyncExternalStore(subscribe, () => navigator.onLine);
