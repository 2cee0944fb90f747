// Says something to whoever waits for a build. `dotnet run` keeps all that a build says to itself, so that it would be
// silent for minutes on a fresh clone.
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const underCdktf = process.env.CDKTF_OUTDIR !== undefined;

export function tell(text) {
  // Standard output becomes a message of the build.
  if (process.env.SET_UP_OUTPUT === "stdout" || !(tryWrite(terminal, text) || tryWrite(errorsOfDotnet, text))) {
    console.log(text);
  }
}

function tryWrite(path, text) {
  try {
    // The spinner of cdktf overwrites the last lines.
    writeFileSync(path(), `${text}\n${underCdktf ? "\n\n" : ""}`, { flag: "a" });
    return true;
  } catch {
    return false;
  }
}

function terminal() {
  return process.platform === "win32" ? "\\\\.\\CON" : "/dev/tty";
}

/** On Linux without a terminal, the pipe for the errors of the dotnet that runs this, through a shell. */
function errorsOfDotnet() {
  const dotnet = readFileSync(`/proc/${process.ppid}/status`, "utf8").match(/^PPid:\s*(\d+)/m)[1];
  const pipe = `/proc/${dotnet}/fd/2`;
  const isWorker = readFileSync(`/proc/${dotnet}/cmdline`, "utf8").includes("/nodemode:");
  if (isWorker || !statSync(pipe).isFIFO()) throw new Error("It is no pipe, or no one reads it.");
  return pipe;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) tell(process.argv[2]);
