import { cpSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { root, run, step } from "./steps.mjs";

/** The packages of the lock file in one folder, into node_modules in another, or in the same. */
export async function installPackages({ lockFolder, npmFolder }) {
  const lockFile = join(lockFolder, "package-lock.json");
  const installed = join(npmFolder, "node_modules");
  if (inStep(lockFile, installed)) return;
  await step(`installing the npm packages of ${relative(root, lockFile)} into ${relative(root, installed)}`, "30 s", () => {
    if (npmFolder !== lockFolder) {
      mkdirSync(npmFolder, { recursive: true });
      for (const file of ["package.json", "package-lock.json"]) cpSync(join(lockFolder, file), join(npmFolder, file));
    }
    return run("npm", ["ci", "--prefix", npmFolder, "--no-audit", "--no-fund", "--loglevel=error"]);
  });
}

/** npm leaves a record of what it installed in node_modules; it must say the same as the lock file. */
function inStep(lockFile, nodeModules) {
  const record = join(nodeModules, ".package-lock.json");
  if (!existsSync(record)) return false;
  const installed = packages(record);
  return Object.entries(packages(lockFile))
    .filter(([path, entry]) => path !== "" && !entry.optional)
    .every(([path, { version }]) => installed[path]?.version === version);
}

function packages(lockFile) {
  return JSON.parse(readFileSync(lockFile, "utf8")).packages;
}
