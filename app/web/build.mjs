// SPDX-License-Identifier: Apache-2.0
// Bundles src/ into report.js and report.css in the folder given as argument. Does nothing when they are up to date.
import { createHash } from "node:crypto";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const out = process.argv[2] ?? join(here, "dist");
const outputs = ["report.js", "report.css"].map((name) => join(out, name));
const inputs = ["build.mjs", "package.json", "package-lock.json", ...readdirSync(join(here, "src")).map((name) => join("src", name))]
  .map((name) => join(here, name));

if (!isUpToDate()) {
  installPackages();
  await bundle();
}

function isUpToDate() {
  if (!outputs.every(existsSync)) return false;
  const oldestOutput = Math.min(...outputs.map((file) => statSync(file).mtimeMs));
  return inputs.every((file) => statSync(file).mtimeMs < oldestOutput);
}

/** `npm ci` only when the lock file is not the one node_modules was made from: a second build must work offline. */
function installPackages() {
  const lock = createHash("sha256").update(readFileSync(join(here, "package-lock.json"))).digest("hex");
  const mark = join(here, "node_modules", ".sideways-lock");
  if (existsSync(mark) && readFileSync(mark, "utf8") === lock) return;
  try {
    execFileSync("npm", ["ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"],
      { cwd: here, stdio: ["ignore", "ignore", "inherit"], shell: process.platform === "win32" });
  } catch {
    fail("npm ci did not finish in app/web; the report's packages are fetched once from the npm registry. "
      + "Connect to it (or set its mirror in npm's registry option) and build again.");
  }
  writeFileSync(mark, lock);
}

async function bundle() {
  const esbuild = await import("esbuild");
  const options = { absWorkingDir: here, bundle: true, minify: true, target: ["es2020"], charset: "ascii", logLevel: "warning" };
  const script = await esbuild.build({ ...options, entryPoints: ["src/main.mjs"], format: "iife", legalComments: "none",
    metafile: true, write: false });
  const style = await esbuild.build({ ...options, charset: "utf8", entryPoints: ["src/report.css"], write: false });
  const text = licences(Object.keys(script.metafile.inputs)) + script.outputFiles[0].text.trimEnd() + "\n";
  // inside <script>, these two would end or swallow the rest of the page
  for (const forbidden of ["</script", "<!--"]) {
    if (text.toLowerCase().includes(forbidden)) fail(`report.js contains ${forbidden}, which cannot stand inside a page; see app/web/build.mjs.`);
  }
  mkdirSync(out, { recursive: true });
  writeFileSync(outputs[0], text);
  writeFileSync(outputs[1], style.outputFiles[0].text.trimEnd() + "\n");
}

/** The licences of everything bundled, as they ask to travel with every copy; equal texts are printed once. */
function licences(bundled) {
  const packages = [...new Set(bundled.map((file) => file.match(/node_modules\/((?:@[^/]+\/)?[^/]+)\//)?.[1]).filter(Boolean))].sort();
  const holders = new Map();
  for (const name of packages) {
    const folder = join(here, "node_modules", name);
    const version = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")).version;
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    const lines = (file ? readFileSync(join(folder, file), "utf8") : `License: ${JSON.parse(readFileSync(join(folder, "package.json"), "utf8")).license}`)
      .replaceAll("*/", "* /").split(/\r?\n/).map((line) => line.trim());
    const rights = lines.filter((line) => /^copyright/i.test(line)).join("; ");
    const terms = lines.filter((line) => line && !/^copyright/i.test(line)).join(" ").replace(/\s+/g, " ");
    if (!holders.has(terms)) holders.set(terms, []);
    holders.get(terms).push(`${name} ${version}. ${rights}`.trim());
  }
  const blocks = [...holders].map(([terms, names]) => names.join("\n") + "\n" + terms);
  return "/* This script contains:\n\n" + blocks.join("\n\n").replace(/[^\x00-\x7f]/g, "?") + "\n*/\n";
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
