// Provides the NuGet packages of CDKTF for C#: from NuGet where it serves them, else generated from their npm
// originals into the local feed artifacts/feed. See docs/decisions/0002-generated-bindings.md.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { attempt, root, run, step, StepFailed } from "./steps.mjs";
import { copySubset, submodulesInUse } from "./provider-subset.mjs";

const feed = join(root, "artifacts/feed");
const work = join(root, "artifacts/bindings");
const packagesFolder = join(root, "artifacts/packages");
const stateFile = join(feed, "bindings.json");

/** In the order of their dependencies. */
const bindings = [
  { npm: "constructs", nuget: "Constructs" },
  { npm: "cdktf", nuget: "HashiCorp.Cdktf" },
  { npm: "@cdktf/provider-aws", nuget: "HashiCorp.Cdktf.Providers.Aws", filtered: true },
];

export function provideBindings() {
  const state = readState();
  const versions = fingerprint(bindings.map(({ npm }) => manifest(npm).version).join());
  if (state.servedByNuGet === versions) return;

  const wanted = submodulesInUse();
  const stale = bindings.filter((binding) => !upToDate(binding, state[binding.nuget], wanted));
  if (stale.length === 0) return;

  if (Object.keys(state).length === 0 && step("asked NuGet for the CDKTF packages", nugetServesThem)) {
    writeState({ servedByNuGet: versions });
    return;
  }
  for (const binding of stale) {
    const amount = binding.filtered ? ` (${wanted.length} modules in use)` : "";
    step(`generated ${binding.nuget} ${manifest(binding.npm).version} from npm's ${binding.npm}${amount}`, () =>
      generate(binding, wanted));
    state[binding.nuget] = { made: recipe(binding), submodules: binding.filtered ? wanted : [] };
    writeState(state);
  }
}

/** A module that is no longer in use does no harm: only a missing one makes the package stale. */
function upToDate(binding, entry, wanted) {
  return entry?.made === recipe(binding)
    && existsSync(join(feed, packageFile(binding)))
    && (!binding.filtered || wanted.every((name) => entry.submodules.includes(name)));
}

/** Asked through dotnet, so that the user's own NuGet sources, proxies and credentials apply. */
function nugetServesThem() {
  const { status, output } = attempt("dotnet", ["restore", "eng/NuGetProbe", ...quiet]);
  if (status === 0) return true;
  if (/\bNU110[123]\b/.test(output)) return false;
  console.log(output);
  throw new StepFailed("NuGet could not be asked whether it serves the CDKTF packages; dotnet's answer is above.");
}

function generate(binding, wanted) {
  const sources = join(work, binding.nuget);
  rmSync(sources, { recursive: true, force: true });
  isolate();
  let module = join(root, "node_modules", binding.npm);
  if (binding.filtered) module = copySubset(module, join(work, "npm", binding.npm), wanted);
  run(process.execPath, [join(root, "node_modules/jsii-pacmak/bin/jsii-pacmak"),
    "--code-only", "--targets", "dotnet", "--no-npmignore", "--force-subdirectory", "false", "--outdir", work, module]);
  // NuGet never overwrites a version that it has unpacked: take the former one away.
  rmSync(join(packagesFolder, binding.nuget.toLowerCase()), { recursive: true, force: true });
  mkdirSync(feed, { recursive: true });
  run("dotnet", ["pack", sources, "--output", feed, ...quiet, ...packProperties]);
}

const quiet = ["--verbosity", "quiet", "--nologo", "--disable-build-servers"];

const packProperties = [
  "TargetFramework=net10.0",
  "GeneratePackageOnBuild=false",
  "IncludeSymbols=false",
  "IncludeSource=false",
  "GenerateDocumentationFile=false",
  "NuGetAudit=false",
  `RestorePackagesPath=${packagesFolder}`,
  `RestoreAdditionalProjectSources=${feed}`,
].map((property) => `-p:${property}`);

/** The generated projects lie below the repository's root, but its build rules are for people's code. */
function isolate() {
  mkdirSync(work, { recursive: true });
  for (const name of ["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"]) {
    writeFileSync(join(work, name), "<Project />\n");
  }
}

/** What a package is made from besides its modules: another version or another generator makes another package. */
function recipe(binding) {
  return fingerprint(manifest(binding.npm).version, manifest("jsii-pacmak").version,
    readFileSync(new URL(import.meta.url)), readFileSync(new URL("provider-subset.mjs", import.meta.url)));
}

function fingerprint(...parts) {
  const hash = createHash("sha256");
  parts.forEach((part) => hash.update(part));
  return hash.digest("hex").slice(0, 16);
}

function packageFile({ npm, nuget }) {
  return `${nuget}.${manifest(npm).version}.nupkg`;
}

function manifest(npm) {
  return JSON.parse(readFileSync(join(root, "node_modules", npm, "package.json"), "utf8"));
}

function readState() {
  return existsSync(stateFile) ? JSON.parse(readFileSync(stateFile, "utf8")) : {};
}

function writeState(state) {
  mkdirSync(feed, { recursive: true });
  writeFileSync(stateFile, `${JSON.stringify(state, null, 2)}\n`);
}
