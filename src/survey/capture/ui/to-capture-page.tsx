import { useEffect } from "react";

/** The capture page is a page of its own: whoever comes to its address from within the app (after signing in) leaves the app for it. */
export function ToCapturePage() {
  useEffect(() => location.reload(), []);
  return null;
}
