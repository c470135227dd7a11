// Starts `gzcheck lsp` in a workspace that has a corpus, and asks for the reason of a decision where the server wants one.
"use strict";

const path = require("node:path");
const { window, workspace } = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

/** Files of a corpus, and texts that are held against it; the server leaves alone what is neither. */
const DOCUMENTS = [
  { scheme: "file", language: "yaml" },
  ...["markdown", "plaintext"].flatMap((language) => [
    { scheme: "file", language },
    { scheme: "untitled", language },
  ]),
];

/** @type {LanguageClient | undefined} */
let client;

/** The folder that the server runs in, and that a relative path of the command is seen from. */
function home() {
  return workspace.workspaceFolders?.[0]?.uri.fsPath;
}

/**
 * The command as it is started: a name is looked up on the PATH, a relative path is seen from the workspace.
 * @param {string} command
 */
function located(command) {
  const isName = !/[\\/]/.test(command);
  return isName || path.isAbsolute(command) ? command : path.join(home() ?? "", command);
}

/** What the server is told at the start; `asks` says that `gzcheck/ask` is answered here. */
function options() {
  const { corpus, snapshots, tolerance, drafts } = workspace.getConfiguration("gzcheck");
  return { corpus, snapshots, tolerance, drafts, asks: true };
}

/**
 * What somebody types as the answer to a question of the server; null where the box is closed.
 * @param {{ question: string }} params
 */
async function asked({ question }) {
  return (await window.showInputBox({ prompt: question, ignoreFocusOut: true })) ?? null;
}

async function activate() {
  const settings = workspace.getConfiguration("gzcheck");
  const command = located(settings.get("path", "gzcheck"));
  client = new LanguageClient(
    "gzcheck",
    "gzcheck",
    { command, args: settings.get("arguments", ["lsp"]), options: { cwd: home() } },
    { documentSelector: DOCUMENTS, initializationOptions: options, synchronize: { configurationSection: "gzcheck" } },
  );
  client.onRequest("gzcheck/ask", asked);
  try {
    await client.start();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    window.showErrorMessage(
      `gzcheck could not be started as ${command} (${reason}). Install it with pip install 'gzcheck[lsp]', ` +
        "or say in the setting gzcheck.path where it is, and reload the window.",
    );
  }
}

async function deactivate() {
  if (client?.isRunning()) await client.stop();
}

module.exports = { activate, deactivate };
