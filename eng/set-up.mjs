// Brings node_modules and the CDKTF bindings in step with the sources. Runs before every restore that needs them
// (eng/Cdktf.targets); when nothing has changed it only reads a few files.
import { installPackages } from "./npm-packages.mjs";
import { provideBindings } from "./bindings.mjs";
import { StepFailed } from "./steps.mjs";

const oldestNode = 20;

try {
  if (Number(process.versions.node.split(".")[0]) < oldestNode) {
    throw new StepFailed(`Node.js ${process.versions.node} is installed, but CDKTF needs ${oldestNode} or later: install that and build again.`);
  }
  installPackages();
  provideBindings();
} catch (error) {
  if (!(error instanceof StepFailed)) throw error;
  // MSBuild turns a line of this form into an error of the build.
  console.log(`set-up : error MD0001: ${error.message}`);
  process.exitCode = 1;
}
