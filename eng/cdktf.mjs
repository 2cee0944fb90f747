// The two that the stacks can be compiled against: CDKTF, and its maintained fork with `-p:Cdktf=terrain`. Each has
// folders of its own, so that they lie side by side. See docs/decisions/0001-cdktf-in-csharp-pinned-to-0.21.md.
import { join } from "node:path";
import { root, StepFailed } from "./steps.mjs";

const choices = {
  hashicorp: {
    npmFolder: root,
    lockFolder: root,
    artifacts: join(root, "artifacts"),
    core: { npm: "cdktf", nuget: "HashiCorp.Cdktf" },
    provider: { npm: "@cdktf/provider-aws", nuget: "HashiCorp.Cdktf.Providers.Aws" },
  },
  terrain: {
    npmFolder: join(root, "artifacts/terrain"),
    lockFolder: join(root, "eng/terrain"),
    artifacts: join(root, "artifacts/terrain"),
    core: { npm: "cdktn", nuget: "Io.Cdktn" },
    provider: { npm: "@cdktn/provider-aws", nuget: "Io.Cdktn.Providers.Aws" },
  },
};

export function chosen(name) {
  if (!Object.hasOwn(choices, name)) {
    throw new StepFailed(`The property Cdktf is '${name}', but must be one of: ${Object.keys(choices).join(", ")}.`);
  }
  const { core, provider, npmFolder, lockFolder, artifacts } = choices[name];
  return {
    name,
    npmFolder,
    lockFolder,
    feed: join(artifacts, "feed"),
    work: join(artifacts, "bindings"),
    packages: join(artifacts, "packages"),
    /** In the order of their dependencies. */
    bindings: [
      { npm: "constructs", nuget: "Constructs", expected: "10 s" },
      { ...core, expected: "15 s" },
      { ...provider, expected: "20 s", filtered: true },
    ],
  };
}
