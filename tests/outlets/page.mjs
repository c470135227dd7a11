// Opens a report in Chromium and prints, as JSON, what a person at it would meet: node page.mjs PAGE CHROMIUM FOLDER
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const [page_path, chromium_path, folder] = process.argv.slice(2);
const require = createRequire(join(process.env.OUTLETS, "package.json"));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf-8");

const browser = await chromium.launch({
  executablePath: chromium_path,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-sync"],
});
const seen = { requests: [], errors: [], dialogs: 0 };

async function opened(options) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  page.on("request", (request) => seen.requests.push(request.url()));
  page.on("pageerror", (error) => seen.errors.push(String(error)));
  page.on("console", (message) => message.type() === "error" && seen.errors.push(message.text()));
  page.on("dialog", (dialog) => {
    seen.dialogs += 1;
    dialog.dismiss();
  });
  const start = Date.now();
  await page.goto(`file://${page_path}`);
  return { page, context, loaded: Date.now() - start };
}

// The page's own policy forbids scripts from outside; a tool that looks at it runs beside it, in a world of its own.
async function violations(colorScheme, viewport) {
  const { page, context } = await opened({ colorScheme, viewport, bypassCSP: true });
  await page.addStyleTag({ content: "article { content-visibility: visible !important; }" });
  await page.evaluate(axe);
  const result = await page.evaluate(() => globalThis.axe.run());
  await context.close();
  return result.violations.map((one) => `${one.id}: ${one.nodes[0].html} ${one.nodes[0].failureSummary}`);
}

const shown = (page) => page.$$eval("article", (every) => every.filter((one) => !one.hidden).length);

async function chosen(page, selector, value) {
  await page.selectOption(selector, value);
  await page.waitForTimeout(250);
  return shown(page);
}

async function behaviour() {
  const { page, context, loaded } = await opened({ viewport: { width: 1100, height: 900 } });
  const report = { loaded, all: await shown(page), severity: {}, source: {}, state: {}, indicator: {} };
  for (const name of ["severity", "source", "state", "indicator"]) {
    const values = await page.$$eval(`select[name=${name}] option`, (every) => every.map((one) => one.value));
    for (const value of values.filter(Boolean).slice(0, 12)) {
      report[name][value] = await chosen(page, `select[name=${name}]`, value);
    }
    await chosen(page, `select[name=${name}]`, "");
  }
  await page.fill("input[name=text]", "no such words in it");
  await page.waitForTimeout(250);
  report.nothing = await shown(page);
  report.said = await page.textContent("output");
  await page.click("button[type=reset]");
  await page.waitForTimeout(250);
  report.reset = await shown(page);
  const start = Date.now();
  await page.selectOption("select[name=severity]", "note");
  await page.waitForFunction(() => !document.querySelector("article[data-severity=error]:not([hidden])"));
  report.filtered = Date.now() - start;
  await page.selectOption("select[name=severity]", "");
  // By keys alone: the first stop skips to the findings, and every later one can be seen.
  await page.goto(`file://${page_path}`);
  await page.keyboard.press("Tab");
  report.first = await page.evaluate(() => document.activeElement.textContent);
  await page.keyboard.press("Enter");
  report.skipped = await page.evaluate(() => location.hash);
  await page.pdf({ path: join(folder, "report.pdf"), format: "A4" });
  await page.screenshot({ path: join(folder, "wide.png") });
  await context.close();
  return report;
}

async function phone() {
  const { page, context } = await opened({ viewport: { width: 360, height: 740 }, colorScheme: "dark" });
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  await page.screenshot({ path: join(folder, "phone.png") });
  await context.close();
  return { overflow };
}

try {
  const report = {
    light: await violations("light", { width: 1100, height: 900 }),
    dark: await violations("dark", { width: 1100, height: 900 }),
    small: await violations("light", { width: 360, height: 740 }),
    ...(await behaviour()),
    ...(await phone()),
  };
  console.log(JSON.stringify({ ...report, ...seen, requests: [...new Set(seen.requests)] }));
} finally {
  await browser.close();
}
