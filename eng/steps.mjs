import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { tell } from "./tell.mjs";

export const root = fileURLToPath(new URL("..", import.meta.url));

export class StepFailed extends Error {}

const betweenSigns = 15_000;

/** Says what it does before it does it, that it still does it, and how long it took. */
export async function step(what, expected, action) {
  const start = performance.now();
  const seconds = () => `${((performance.now() - start) / 1000).toFixed(0)} s`;
  tell(`set-up: ${what}, about ${expected}`);
  const signs = setInterval(() => tell(`set-up: ${what}: ${seconds()} so far`), betweenSigns);
  try {
    const result = await action();
    tell(`set-up: ${what}: done in ${seconds()}`);
    return result;
  } finally {
    clearInterval(signs);
  }
}

/** Runs a command in the repository's root; its output matters only when it fails. */
export async function run(command, args) {
  const { status, output } = await attempt(command, args);
  if (status !== 0) {
    tell(output);
    throw new StepFailed(`'${command} ${args.join(" ")}' ended with exit code ${status}; its output is above.`);
  }
}

export function attempt(command, args) {
  return new Promise((resolve, reject) => {
    // npm and npx are scripts on Windows, which only a shell starts.
    const shell = process.platform === "win32" && command === "npm";
    const child = spawn(command, args, { cwd: root, shell, env: environment(), stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => { output += text; });
    child.on("error", (error) => reject(error.code === "ENOENT" && command === "npm"
      ? new StepFailed("The command 'npm' was not found; it comes with Node.js: install it (on Debian: apt install npm) and build again.")
      : error));
    child.on("close", (status) => resolve({ status, output }));
  });
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
