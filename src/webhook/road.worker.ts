import { ConfigRefused } from "../platform/config.ts";
import { addressGuard } from "./address-guard.worker.ts";
import { readAllowance } from "./allowance.ts";
import { type Road, usualTimeoutMs } from "./post.worker.ts";
import type { ProxyEnvironment } from "./proxy.ts";

/** How webhooks leave, by the operator's configuration. @throws ConfigRefused when the list of what else is allowed cannot be read */
export function openRoad(allow: string, environment: ProxyEnvironment): Road {
  const allowance = readAllowance(allow);
  if ("unreadable" in allowance)
    throw new ConfigRefused(
      `環境変数 SEKISHO_WEBHOOK_ALLOW の「${allowance.unreadable}」は、ホスト名・IPアドレス・ネットワーク（10.20.0.0/16 の形）のどれでもありません。 / bad entry`,
    );
  return { guard: addressGuard(allowance), environment, timeoutMs: usualTimeoutMs };
}
