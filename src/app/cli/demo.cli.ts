import { evaluate } from "../../finding/store.ts";
import { loadDemo } from "../load-demo.ts";
import type { Runtime } from "../runtime.ts";
import { RefusedInput } from "./arguments.ts";
import { operator } from "./operator.ts";

/** Loads the fictional hospitals of demo/, so that a person sees everything at work before the first own file. */
export async function demoCommand(runtime: Runtime): Promise<unknown> {
  const loaded = await loadDemo(runtime.ledger, operator);
  if (!Array.isArray(loaded)) throw new RefusedInput(loaded.reason, loaded.message);
  for (const { id } of loaded) await evaluate(runtime.database.db, id, runtime.ledger.now());
  return { facilities: loaded };
}
