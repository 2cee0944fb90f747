// Provides the NuGet packages of CDKTF for C#: from NuGet where it serves them, else generated from their npm
// originals into the local feed artifacts/feed. See docs/decisions/0002-generated-bindings.md.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { attempt, root, run, step, StepFailed } from "./steps.mjs";
import { tell } from "./tell.mjs";
import { copySubset, submodulesInUse } from "./provider-subset.mjs";

const feed = join(root, "artifacts/feed");
const work = join(root, "artifacts/bindings");
const packagesFolder = join(root, "artifacts/packages");
const stateFile = join(feed, "bindings.json");

/** In the order of their dependencies. */
const bindings = [
  { npm: "constructs", nuget: "Constructs", expected: "10 s" },
  { npm: "cdktf", nuget: "HashiCorp.Cdktf", expected: "15 s" },
  { npm: "@cdktf/provider-aws", nuget: "HashiCorp.Cdktf.Providers.Aws", expected: "20 s", filtered: true },
];

export async function provideBindings() {
  const versions = bindings.map(({ npm, nuget }) => `${nuget} ${manifest(npm).version}`).join(", ");
  let state = readState();
  if (state?.versions !== versions) {
    const served = await step(`asking NuGet for ${versions}`, "5 s", nugetServesThem);
    state = { versions, served, generated: {} };
    writeState(state);
  }
  if (state.served) return;

  const wanted = submodulesInUse();
  for (const binding of bindings.filter((candidate) => !upToDate(candidate, state.generated[candidate.nuget], wanted))) {
    const amount = binding.filtered ? ` (${wanted.length} modules in use)` : "";
    await step(`generating ${binding.nuget} from npm's ${binding.npm}${amount}`, binding.expected,
      () => generate(binding, wanted));
    state.generated[binding.nuget] = { recipe: recipe(binding), modules: binding.filtered ? wanted : [] };
    writeState(state);
  }
}

/** A module that is no longer in use does no harm: only a missing one makes the package stale. */
function upToDate(binding, entry, wanted) {
  return entry?.recipe === recipe(binding)
    && existsSync(join(feed, packageFile(binding)))
    && (!binding.filtered || wanted.every((name) => entry.modules.includes(name)));
}

/** Asked through dotnet, so that the user's own NuGet sources, proxies and credentials apply. */
async function nugetServesThem() {
  // What is generated or unpacked already must not answer in NuGet's place, now or later.
  rmSync(feed, { recursive: true, force: true });
  bindings.forEach(forget);
  const { status, output } = await attempt("dotnet", ["restore", "eng/NuGetProbe", "--force", ...quiet]);
  if (status === 0) return true;
  if (bindings.some(({ nuget }) => new RegExp(`NU110[123]: .*\\b${nuget}\\b`).test(output))) return false;
  tell(output);
  throw new StepFailed("NuGet could not be asked whether it serves the CDKTF packages; dotnet's answer is above.");
}

async function generate(binding, wanted) {
  const sources = join(work, binding.nuget);
  rmSync(sources, { recursive: true, force: true });
  isolate();
  let module = join(root, "node_modules", binding.npm);
  if (binding.filtered) module = copySubset(module, join(work, "npm", binding.npm), wanted);
  await run(process.execPath, [join(root, "node_modules/jsii-pacmak/bin/jsii-pacmak"),
    "--code-only", "--targets", "dotnet", "--no-npmignore", "--force-subdirectory", "false", "--outdir", work, module]);
  const project = join(sources, `${binding.nuget}.csproj`);
  writeFileSync(project, readFileSync(project, "utf8").replace(/net\d+\.0(?=<\/TargetFramework>)/, "net10.0"));
  // NuGet never unpacks a version twice.
  forget(binding);
  mkdirSync(feed, { recursive: true });
  await run("dotnet", ["pack", sources, "--output", feed, ...quiet, ...packProperties]);
}

function forget({ nuget }) {
  rmSync(join(packagesFolder, nuget.toLowerCase()), { recursive: true, force: true });
}

const quiet = ["--verbosity", "quiet", "--nologo", "--disable-build-servers", "-tl:off"];

const packProperties = [
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
function recipe({ npm }) {
  const generator = ["bindings.mjs", "provider-subset.mjs"].map((file) => readFileSync(new URL(file, import.meta.url)));
  const hash = createHash("sha256");
  [manifest(npm).version, manifest("jsii-pacmak").version, ...generator].forEach((part) => hash.update(part));
  return hash.digest("hex");
}

function packageFile({ npm, nuget }) {
  return `${nuget}.${manifest(npm).version}.nupkg`;
}

function manifest(npm) {
  return JSON.parse(readFileSync(join(root, "node_modules", npm, "package.json"), "utf8"));
}

function readState() {
  return existsSync(stateFile) ? JSON.parse(readFileSync(stateFile, "utf8")) : undefined;
}

function writeState(state) {
  mkdirSync(feed, { recursive: true });
  writeFileSync(stateFile, `${JSON.stringify(state, null, 2)}\n`);
}
