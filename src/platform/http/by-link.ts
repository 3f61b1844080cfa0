import type { FastifyRequest } from "fastify";
import type { Result } from "../../shared/result.ts";
import { Refused } from "./mount.ts";

/**
 * Routes open to whoever holds the secret of a link, which is all that they go by.
 * @param come counts the use of the link, by the address it comes from, and finds where it leads
 * @param toHttp what to answer instead
 * @returns does the work of whoever came by a link, or answers why not
 */
export const byLink =
  <Link, Comer, Reason>(
    come: (link: Link, address: string) => Promise<Result<Comer, Reason>>,
    toHttp: (reason: Reason) => Refused,
  ) =>
  async <T>(
    request: FastifyRequest,
    link: Link,
    work: (comer: Comer) => Promise<Result<T, Reason> | Refused>,
  ): Promise<T | Refused> => {
    const came = await come(link, request.ip);
    if (!came.ok) return toHttp(came.error);
    const outcome = await work(came.value);
    if (outcome instanceof Refused) return outcome;
    return outcome.ok ? outcome.value : toHttp(outcome.error);
  };
