// The AWS provider has 2,135 modules, whose C# takes minutes and 6.5 GB to compile. This makes a copy of the npm
// package that has only the modules in use: the same API, for a fiftieth of the time.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root, StepFailed } from "./steps.mjs";

/** The provider's modules that the project names, as npm writes them (SqsQueue: sqsQueue). */
export function modulesInUse() {
  const project = readFileSync(join(root, "MarketData.csproj"), "utf8");
  const names = [...project.matchAll(/<AwsModule Include="([^"]+)"/g)].flatMap(([, list]) => list.split(";"));
  return names.map((name) => name[0].toLowerCase() + name.slice(1)).sort();
}

export function copySubset(from, to, wanted) {
  const assembly = JSON.parse(readFileSync(join(from, ".jsii"), "utf8"));
  const modules = withThoseTheyName(assembly, wanted);
  const folders = modules.map((name) => folderOf(assembly, name));

  rmSync(to, { recursive: true, force: true });
  mkdirSync(join(to, "lib"), { recursive: true });
  for (const file of ["package.json", "LICENSE", "README.md"]) cpSync(join(from, file), join(to, file));
  for (const folder of folders) cpSync(join(from, "lib", folder), join(to, "lib", folder), { recursive: true });
  // The original loads every module when it starts; so does this one, of the few it has.
  writeFileSync(join(to, "lib/index.js"),
    modules.map((name, i) => `exports.${name} = require("./${folders[i]}");\n`).join(""));
  writeFileSync(join(to, ".jsii"), JSON.stringify(filter(assembly, modules)));
  return to;
}

/** The fork's provider has its functions in a module of their own. */
function withThoseTheyName(assembly, modules) {
  const types = JSON.stringify(filter(assembly, modules).types);
  const named = [...types.matchAll(new RegExp(`"${assembly.name}\\.(\\w+)\\.`, "g"))].map(([, name]) => name);
  const all = [...new Set([...modules, ...named])].sort();
  return all.length === modules.length ? modules : withThoseTheyName(assembly, all);
}

function folderOf(assembly, name) {
  const submodule = assembly.submodules[`${assembly.name}.${name}`];
  if (!submodule) {
    throw new StepFailed(`MarketData.csproj names the module '${name[0].toUpperCase() + name.slice(1)}', which `
      + `${assembly.name} ${assembly.version} does not have.`);
  }
  // symbolId is the TypeScript source of the module: src/sqs-queue/index:
  return dirname(submodule.symbolId).replace(/^src\//, "");
}

function filter(assembly, modules) {
  const kept = new Set(modules);
  // Names are npm-name.module.Type, and no npm name of the five has a dot.
  const keep = ([fqn]) => kept.has(fqn.split(".")[1]);
  const pick = (entries) => Object.fromEntries(Object.entries(entries).filter(keep));
  return { ...assembly, types: pick(assembly.types), submodules: pick(assembly.submodules) };
}
