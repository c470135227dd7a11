// Opens a large report in Chromium and prints how long it takes to be there and to filter: node quick.mjs PAGE CHROMIUM
import { createRequire } from "node:module";
import { join } from "node:path";

const [page_path, chromium_path] = process.argv.slice(2);
const require = createRequire(join(process.env.OUTLETS, "package.json"));
const { chromium } = require("playwright-core");
const browser = await chromium.launch({
  executablePath: chromium_path,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-sync"],
});
try {
  const page = await browser.newPage({ viewport: { width: 1100, height: 900 } });
  page.setDefaultTimeout(120_000);
  let start = Date.now();
  await page.goto(`file://${page_path}`);
  const loaded = Date.now() - start;
  // Articles out of view are skipped by the browser until they are scrolled to.
  const drawn = await page.$$eval("article", (every) =>
    every.filter((one) => one.firstElementChild.checkVisibility({ contentVisibilityAuto: true })).length);
  const articles = await page.$$eval("article", (every) => every.length);
  start = Date.now();
  await page.fill("input[name=text]", "no such words in it");
  await page.waitForFunction(() => document.querySelector("output").textContent.startsWith("0 of"));
  console.log(JSON.stringify({ loaded, articles, drawn, filtered: Date.now() - start }));
} finally {
  await browser.close();
}
