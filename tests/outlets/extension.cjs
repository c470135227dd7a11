// Runs the extension for VS Code before a VS Code that only notes what it is asked for, and prints that as JSON:
// node extension.cjs FOLDER_OF_THE_EXTENSION WORKSPACE SETTINGS_AS_JSON
const Module = require("node:module");
const [extension, folder, given] = process.argv.slice(2);

const seen = { errors: [], started: 0, stopped: 0 };
const handlers = {};
let typed = "Because.";
let failing = false;
const settings = { ...JSON.parse(given), get: (name, otherwise) => JSON.parse(given)[name] ?? otherwise };
const stand_ins = {
  vscode: {
    window: {
      showInputBox: async ({ prompt }) => ((seen.question = prompt), typed),
      showErrorMessage: (text) => seen.errors.push(text),
    },
    workspace: { workspaceFolders: [{ uri: { fsPath: folder } }], getConfiguration: () => settings },
  },
  "vscode-languageclient/node": {
    LanguageClient: class {
      constructor(id, name, server, { initializationOptions }) {
        seen.server = server;
        seen.told = initializationOptions();
      }
      onRequest(method, handler) {
        handlers[method] = handler;
      }
      async start() {
        if (failing) throw new Error("spawn ENOENT");
        seen.started += 1;
      }
      async stop() {
        seen.stopped += 1;
      }
      isRunning() {
        return !failing;
      }
    },
  },
};
const load = Module._load;
Module._load = (name, ...others) => stand_ins[name] ?? load(name, ...others);

(async () => {
  const { activate, deactivate } = require(`${extension}/extension.js`);
  await activate();
  seen.answer = await handlers["gzcheck/ask"]({ question: "Why?" });
  typed = undefined;
  seen.closed = await handlers["gzcheck/ask"]({ question: "Why?" });
  await deactivate();
  failing = true;
  await activate();
  await deactivate();
  console.log(JSON.stringify(seen));
})();
