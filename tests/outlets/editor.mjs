// A client of a language server, made of the packages that VS Code's own is made of: node editor.mjs COMMAND [ARGUMENT ...]
//
// Reads what to do from the standard input, a JSON object: `initialize`, the parameters of that request, `settings`, what a
// server that asks for configuration is told, `answer`, what is typed where gzcheck asks for a reason, and `steps`:
//   ["notify", METHOD, PARAMS]      nothing comes back: null
//   ["request", METHOD, PARAMS]     its result, or {"error": message}
//   ["shown", URI, TEXT]            the diagnostics of a document, as soon as one has the text in its code or message;
//                                   with an empty text as soon as there are none left
// Prints what each step came to, and what the server said, asked and did at its end, as one JSON object.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const PATIENCE = 60_000; // milliseconds until something that did not come is taken never to come
const require = createRequire(join(process.env.OUTLETS, "package.json"));
const protocol = require("vscode-languageserver-protocol/node");
const told = JSON.parse(readFileSync(0, "utf-8"));

const [command, ...args] = process.argv.slice(2);
const server = spawn(command, args, { stdio: ["pipe", "pipe", "inherit"] });
const ended = new Promise((resolve) => server.on("exit", resolve));
const connection = protocol.createProtocolConnection(
  new protocol.StreamMessageReader(server.stdout),
  new protocol.StreamMessageWriter(server.stdin),
);

const seen = { questions: [], edits: [], messages: [], steps: [] };
const shown = new Map();
connection.onNotification(protocol.PublishDiagnosticsNotification.type, ({ uri, diagnostics }) => shown.set(uri, diagnostics));
connection.onNotification(protocol.ShowMessageNotification.type, ({ message }) => seen.messages.push(message));
connection.onRequest(protocol.RegistrationRequest.type, () => {});
connection.onRequest(protocol.ConfigurationRequest.type, ({ items }) => items.map(({ section }) => told.settings?.[section] ?? null));
connection.onRequest(protocol.ApplyWorkspaceEditRequest.type, ({ edit }) => {
  seen.edits.push(edit);
  return { applied: true };
});
connection.onRequest("gzcheck/ask", ({ question }) => {
  seen.questions.push(question);
  return told.answer ?? null;
});
connection.listen();

const does = {
  notify: async (method, params) => (await connection.sendNotification(method, params), null),
  request: (method, params) => connection.sendRequest(method, params).catch(({ message }) => ({ error: message })),
  shown: async (uri, text) => {
    for (const end = Date.now() + PATIENCE; Date.now() < end; await sleep(20)) {
      const found = shown.get(uri);
      const has = ({ code, message }) => `${code} ${message}`.includes(text);
      if (found && (text ? found.some(has) : found.length === 0)) return found;
    }
    throw new Error(`${text || "an end of all diagnostics"} never came for ${uri}: ${JSON.stringify(shown.get(uri))}`);
  },
};

try {
  seen.hello = await connection.sendRequest(protocol.InitializeRequest.type, { processId: process.pid, ...told.initialize });
  await connection.sendNotification(protocol.InitializedNotification.type, {});
  for (const [name, ...rest] of told.steps) seen.steps.push(await does[name](...rest));
  await connection.sendRequest(protocol.ShutdownRequest.type);
  await connection.sendNotification(protocol.ExitNotification.type);
  seen.exit = await Promise.race([ended, sleep(PATIENCE, "it stayed")]);
  console.log(JSON.stringify(seen));
} catch (error) {
  console.error(error, seen);
  process.exitCode = 1;
} finally {
  server.kill();
  process.stdin.destroy();
}
process.exit();
