import { AsyncLocalStorage } from "node:async_hooks";
import type pg from "pg";

/** More different statements than a path has; what comes after them is planned anew each time, and no connection keeps plans without end. */
const mostStatements = 300;

const keeping = new AsyncLocalStorage<true>();
const names = new Map<string, string>();

/**
 * Within `work`, each connection keeps the plan of a statement with parameters for the next time. For short work that happens very often
 * and asks the same few questions: there, planning is half of the time. Not for statements whose best plan hangs on how much they are
 * given.
 */
export const keepingPlans = <T>(work: () => T): T => keeping.run(true, work);

/** Teaches a new connection to name the statements of `keepingPlans`: by its name the server knows a statement again. */
export function keepPlansOn(client: pg.Client | pg.PoolClient): void {
  const ask = client.query.bind(client) as (...given: unknown[]) => unknown;
  const query = (...given: unknown[]) => {
    const [text, values, ...rest] = given;
    if (!keeping.getStore() || typeof text !== "string" || !Array.isArray(values) || values.length === 0)
      return ask(...given);
    const name = nameOf(text);
    return name === undefined ? ask(...given) : ask({ name, text, values }, ...rest);
  };
  Object.assign(client, { query });
}

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= mostStatements) return known;
  const name = `kept_${names.size}`;
  names.set(text, name);
  return name;
}
