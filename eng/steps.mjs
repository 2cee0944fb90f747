import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));

export class StepFailed extends Error {}

/** Says what is done, does it, says how long it took. */
export function step(what, action) {
  const start = performance.now();
  const result = action();
  tell(`set-up: ${what}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
  return result;
}

/** MSBuild keeps a build's messages to itself where a person waits: under `dotnet run` and its terminal logger. */
export function tell(line) {
  console.log(line);
  try {
    // The logger draws its last line anew: the second line feed keeps this one from it.
    writeFileSync(process.platform === "win32" ? "\\\\.\\CON" : "/dev/tty", `${line}\n\n`);
  } catch {
    // No terminal, nobody waits.
  }
}

/** Runs a command in the repository's root; its output matters only when it fails. */
export function run(command, args) {
  const { status, output } = attempt(command, args);
  if (status !== 0) {
    tell(output);
    throw new StepFailed(`'${command} ${args.join(" ")}' ended with exit code ${status}; its output is above.`);
  }
}

export function attempt(command, args) {
  // npm and npx are scripts on Windows, which only a shell starts.
  const shell = process.platform === "win32" && command === "npm";
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 1 << 28,
    shell,
    env: environment(),
  });
  if (error?.code === "ENOENT" && command === "npm") {
    throw new StepFailed(`The command 'npm' was not found; it comes with Node.js: install it (on Debian: apt install npm) and build again.`);
  }
  if (error) throw error;
  return { status, output: stdout + stderr };
}

function environment() {
  return {
    ...process.env,
    // jsii prints a banner of fifteen lines on every start where Node has reached its end of life.
    JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: process.versions.node.split(".")[0],
    // A build inside a build must not talk to the outer one's nodes.
    MSBUILDDISABLENODEREUSE: "1",
    DOTNET_CLI_UI_LANGUAGE: "en",
  };
}
