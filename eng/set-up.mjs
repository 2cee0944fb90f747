// Brings node_modules and the CDKTF bindings in step with the sources. Runs before every restore that needs them
// (eng/Cdktf.targets), with the property Cdktf, and with `packages`, for node_modules alone, before builds that take a
// file from there (eng/NpmPackages.targets); when nothing has changed it only reads a few files.
import { readFileSync } from "node:fs";
import { chosen } from "./cdktf.mjs";
import { installPackages } from "./npm-packages.mjs";
import { provideBindings } from "./bindings.mjs";
import { StepFailed } from "./steps.mjs";

try {
  requireNode();
  // The generator is among CDKTF's packages, whichever of the two is chosen.
  await installPackages(chosen("hashicorp"));
  if (process.argv[2] !== "packages") {
    const wanted = chosen(process.argv[2]);
    await installPackages(wanted);
    await provideBindings(wanted);
  }
} catch (error) {
  if (!(error instanceof StepFailed)) throw error;
  // MSBuild turns a line of this form into an error of the build.
  console.log(`set-up : error MD0001: ${error.message}`);
  process.exitCode = 1;
}

function requireNode() {
  const { least, install } = JSON.parse(readFileSync(new URL("versions.json", import.meta.url), "utf8")).node;
  if (older(process.versions.node, least)) {
    throw new StepFailed(`Node.js ${process.versions.node} is installed, but CDKTF needs ${least} or later: `
      + `install ${install} and build again.`);
  }
}

function older(version, least) {
  const [[major, minor], [leastMajor, leastMinor]] = [version, least].map((text) => text.split(".").map(Number));
  return major < leastMajor || (major === leastMajor && minor < leastMinor);
}
