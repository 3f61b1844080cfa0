import { expect, test } from "vitest";
import { z } from "zod";
import { route } from "../shared/route.ts";
import { addressOfCall } from "./call.ts";

const contract = route({
  id: "things",
  method: "GET",
  path: "/api/v1/houses/:houseId/things",
  summary: "",
  access: { to: "signedIn" },
  params: z.object({ houseId: z.string() }),
  query: z.object({ q: z.string().optional(), limit: z.number().optional() }),
});

test("path parameters are filled in and encoded", () => {
  expect(addressOfCall(contract, { params: { houseId: "a/b" } })).toBe("/api/v1/houses/a%2Fb/things");
});

test("empty query values are left out, zero is kept", () => {
  expect(addressOfCall(contract, { params: { houseId: "1" }, query: { q: "", limit: 0 } })).toBe(
    "/api/v1/houses/1/things?limit=0",
  );
});
