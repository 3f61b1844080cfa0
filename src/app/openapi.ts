import { z } from "zod";
import type { RouteContract } from "../shared/route.ts";

/** OpenAPI 3.1 of all routes, made from their contracts. */
export function openApi(routes: readonly RouteContract[], version: string): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const contract of routes) {
    const path = contract.path.replace(/:(\w+)/g, "{$1}");
    const operations = paths[path] ?? {};
    operations[contract.method.toLowerCase()] = operation(contract);
    paths[path] = operations;
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Sekisho 関所",
      version,
      description: "病院の情報機器と外部接続の台帳。Authorization: Bearer にAPIトークンを付けて呼びます。",
    },
    components: { securitySchemes: { token: { type: "http", scheme: "bearer" } }, schemas: { Refusal: refusal } },
    paths,
  };
}

const refusal = {
  type: "object",
  required: ["reason", "message", "place"],
  properties: {
    reason: { type: "string" },
    message: { type: "string" },
    place: { type: ["string", "null"] },
    requestId: { type: "string" },
  },
};

function operation(contract: RouteContract): Record<string, unknown> {
  const failed = {
    description: "断り",
    content: { "application/json": { schema: { $ref: "#/components/schemas/Refusal" } } },
  };
  const access = contract.access.to === "facility" ? `facility: ${contract.access.permission}` : contract.access.to;
  return {
    operationId: contract.id,
    summary: contract.summary,
    "x-access": access,
    security: contract.access.to === "public" ? [] : [{ token: [] }],
    parameters: [...parameters(contract.params, "path"), ...parameters(contract.query, "query")],
    ...requestBody(contract),
    responses: { ...reply(contract), "400": failed, "401": failed, "403": failed, "404": failed },
  };
}

function schema(type: z.ZodType, io: "input" | "output"): Record<string, unknown> {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(type, { io, unrepresentable: "any" });
  return rest;
}

function parameters(type: z.ZodType, place: "path" | "query") {
  const { properties = {}, required = [] } = schema(type, "input") as {
    properties?: Record<string, unknown>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, shape]) => ({
    name,
    in: place,
    required: required.includes(name),
    schema: shape,
  }));
}

function requestBody(contract: RouteContract) {
  if (contract.upload) {
    const shape = {
      type: "object",
      properties: { file: { type: "string", format: "binary" }, caption: { type: "string" } },
    };
    return { requestBody: { required: true, content: { "multipart/form-data": { schema: shape } } } };
  }
  if (contract.body instanceof z.ZodUndefined) return {};
  return {
    requestBody: { required: true, content: { "application/json": { schema: schema(contract.body, "input") } } },
  };
}

function reply(contract: RouteContract) {
  if (contract.binaryReply) return { "200": { description: "ファイル", content: { "application/octet-stream": {} } } };
  if (contract.reply instanceof z.ZodUndefined) return { "204": { description: "済み" } };
  return {
    "200": { description: "結果", content: { "application/json": { schema: schema(contract.reply, "output") } } },
  };
}
