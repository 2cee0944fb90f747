import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root, run, step } from "./steps.mjs";

export async function installPackages() {
  if (!inStep()) {
    await step("installing the npm packages of package-lock.json into node_modules", "30 s", () =>
      run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"]));
  }
}

/** npm leaves a record of what it installed in node_modules; it must say the same as the lock file. */
function inStep() {
  const installed = join(root, "node_modules/.package-lock.json");
  return existsSync(installed) && required().every(([path, { version }]) => packages(installed)[path]?.version === version);
}

function required() {
  return Object.entries(packages(join(root, "package-lock.json"))).filter(([path, entry]) => path !== "" && !entry.optional);
}

function packages(lockFile) {
  return JSON.parse(readFileSync(lockFile, "utf8")).packages;
}
