// Provides the NuGet packages of CDKTF for C#: from NuGet where it serves them, else generated from their npm
// originals into a local feed. See docs/decisions/0002-generated-bindings.md.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { attempt, root, run, step, StepFailed } from "./steps.mjs";
import { tell } from "./tell.mjs";
import { copySubset, modulesInUse } from "./provider-subset.mjs";

export async function provideBindings(cdktf) {
  const versions = cdktf.bindings.map(({ npm, nuget }) => `${nuget} ${versionOf(cdktf, npm)}`).join(", ");
  let state = readState(cdktf);
  if (state?.versions !== versions) {
    const served = await step(`asking NuGet for ${versions}`, "5 s", () => nugetServes(cdktf));
    state = { versions, served, generated: {} };
    writeState(cdktf, state);
  }
  if (state.served) return;

  const wanted = modulesInUse();
  const upToDate = (binding) => isUpToDate(cdktf, binding, state.generated[binding.nuget], wanted);
  for (const binding of cdktf.bindings.filter((candidate) => !upToDate(candidate))) {
    const amount = binding.filtered ? ` (${wanted.length} modules in use)` : "";
    await step(`generating ${binding.nuget} from npm's ${binding.npm}${amount}`, binding.expected,
      () => generate(cdktf, binding, wanted));
    state.generated[binding.nuget] = { recipe: recipe(cdktf, binding), modules: binding.filtered ? wanted : [] };
    writeState(cdktf, state);
  }
}

/** A module that is no longer in use does no harm: only a missing one makes the package stale. */
function isUpToDate(cdktf, binding, entry, wanted) {
  return entry?.recipe === recipe(cdktf, binding)
    && existsSync(join(cdktf.feed, packageFile(cdktf, binding)))
    && (!binding.filtered || wanted.every((name) => entry.modules.includes(name)));
}

/** Asked through dotnet, so that the user's own NuGet sources, proxies and credentials apply. */
async function nugetServes(cdktf) {
  // What is generated or unpacked already must not answer in NuGet's place, now or later.
  rmSync(cdktf.feed, { recursive: true, force: true });
  cdktf.bindings.forEach((binding) => forget(cdktf, binding));
  const { status, output } = await attempt("dotnet",
    ["restore", "eng/NuGetProbe", "--force", `-p:Cdktf=${cdktf.name}`, ...quiet]);
  if (status === 0) return true;
  if (cdktf.bindings.some(({ nuget }) => new RegExp(`NU110[123]: .*\\b${nuget}\\b`).test(output))) return false;
  tell(output);
  throw new StepFailed("NuGet could not be asked whether it serves the CDKTF packages; dotnet's answer is above.");
}

async function generate(cdktf, binding, wanted) {
  const { feed, packages, work } = cdktf;
  const sources = join(work, binding.nuget);
  rmSync(sources, { recursive: true, force: true });
  isolate(work);
  let module = join(cdktf.npmFolder, "node_modules", binding.npm);
  if (binding.filtered) module = copySubset(module, join(work, "npm", binding.npm), wanted);
  await run(process.execPath, [join(root, "node_modules/jsii-pacmak/bin/jsii-pacmak"),
    "--code-only", "--targets", "dotnet", "--no-npmignore", "--force-subdirectory", "false", "--outdir", work, module]);
  const project = join(sources, `${binding.nuget}.csproj`);
  writeFileSync(project, readFileSync(project, "utf8").replace(/net\d+\.0(?=<\/TargetFramework>)/, "net10.0"));
  // NuGet never unpacks a version twice.
  forget(cdktf, binding);
  mkdirSync(feed, { recursive: true });
  const properties = [...packProperties, `RestorePackagesPath=${packages}`, `RestoreAdditionalProjectSources=${feed}`];
  await run("dotnet", ["pack", sources, "--output", feed, ...quiet, ...properties.map((property) => `-p:${property}`)]);
}

function forget({ packages }, { nuget }) {
  rmSync(join(packages, nuget.toLowerCase()), { recursive: true, force: true });
}

const quiet = ["--verbosity", "quiet", "--nologo", "--disable-build-servers", "-tl:off"];

const packProperties = [
  "GeneratePackageOnBuild=false",
  "IncludeSymbols=false",
  "IncludeSource=false",
  "GenerateDocumentationFile=false",
  "NuGetAudit=false",
];

/** The generated projects lie below the repository's root, but its build rules are for people's code. */
function isolate(work) {
  mkdirSync(work, { recursive: true });
  for (const name of ["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"]) {
    writeFileSync(join(work, name), "<Project />\n");
  }
}

/** What a package is made from besides its modules: another version or another generator makes another package. */
function recipe(cdktf, { npm }) {
  const generator = ["bindings.mjs", "provider-subset.mjs"].map((file) => readFileSync(new URL(file, import.meta.url)));
  const hash = createHash("sha256");
  [versionOf(cdktf, npm), versionIn(root, "jsii-pacmak"), ...generator].forEach((part) => hash.update(part));
  return hash.digest("hex");
}

function packageFile(cdktf, { npm, nuget }) {
  return `${nuget}.${versionOf(cdktf, npm)}.nupkg`;
}

function versionOf(cdktf, npm) {
  return versionIn(cdktf.npmFolder, npm);
}

function versionIn(folder, npm) {
  return JSON.parse(readFileSync(join(folder, "node_modules", npm, "package.json"), "utf8")).version;
}

function readState(cdktf) {
  return existsSync(stateFile(cdktf)) ? JSON.parse(readFileSync(stateFile(cdktf), "utf8")) : undefined;
}

function writeState(cdktf, state) {
  mkdirSync(cdktf.feed, { recursive: true });
  writeFileSync(stateFile(cdktf), `${JSON.stringify(state, null, 2)}\n`);
}

function stateFile({ feed }) {
  return join(feed, "bindings.json");
}
