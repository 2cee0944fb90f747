// The AWS provider has 2,135 modules, whose C# takes minutes and 6.5 GB to compile. This makes a copy of the npm
// package that has only the modules in use: the same API, for a fiftieth of the time.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root, StepFailed } from "./steps.mjs";

const sources = ["main.cs", "infra", "tests/Infra"];
const usingLine = /^\s*(?:global\s+)?using\s+(?:static\s+|\w+\s*=\s*)?HashiCorp\.Cdktf\.Providers\.Aws\.(\w+)/gm;

/** The provider's modules that the C# sources name in their using lines, as npm writes them (SqsQueue: sqsQueue). */
export function submodulesInUse() {
  const names = sources.flatMap(sourceFiles).flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(usingLine)].map(([, name]) => name[0].toLowerCase() + name.slice(1)));
  return [...new Set(names)].sort();
}

function sourceFiles(path) {
  if (path.endsWith(".cs")) return [join(root, path)];
  return readdirSync(join(root, path), { recursive: true })
    .filter((file) => file.endsWith(".cs"))
    .map((file) => join(root, path, file));
}

export function copySubset(from, to, submodules) {
  const assembly = JSON.parse(readFileSync(join(from, ".jsii"), "utf8"));
  const folders = submodules.map((name) => folderOf(assembly, name));

  rmSync(to, { recursive: true, force: true });
  mkdirSync(join(to, "lib"), { recursive: true });
  for (const file of ["package.json", "LICENSE", "README.md"]) cpSync(join(from, file), join(to, file));
  for (const folder of folders) cpSync(join(from, "lib", folder), join(to, "lib", folder), { recursive: true });
  // The original loads every module when it starts; so does this one, of the few it has.
  writeFileSync(join(to, "lib/index.js"),
    submodules.map((name, i) => `exports.${name} = require("./${folders[i]}");\n`).join(""));
  writeFileSync(join(to, ".jsii"), JSON.stringify(filter(assembly, submodules)));
  return to;
}

function folderOf(assembly, name) {
  const submodule = assembly.submodules[`${assembly.name}.${name}`];
  if (!submodule) {
    throw new StepFailed(`A using line names the module '${name[0].toUpperCase() + name.slice(1)}', which `
      + `${assembly.name} ${assembly.version} does not have; its modules are the folders of node_modules/${assembly.name}/lib.`);
  }
  // symbolId is the TypeScript source of the module: src/sqs-queue/index:
  return dirname(submodule.symbolId).replace(/^src\//, "");
}

function filter(assembly, submodules) {
  const kept = new Set(submodules);
  // Names are npm-name.module.Type, and no npm name of the three has a dot.
  const keep = ([fqn]) => kept.has(fqn.split(".")[1]);
  const pick = (entries) => Object.fromEntries(Object.entries(entries).filter(keep));
  return { ...assembly, types: pick(assembly.types), submodules: pick(assembly.submodules) };
}
