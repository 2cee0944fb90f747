using MarketData.Infra;
using MarketData.Infra.Configuration;
using MarketData.Infra.Deployer;
using MarketData.Tools;

if (!SettingsReader.TryRead(SettingsSources.OfProcess(args), out var settings, out var problems))
{
    foreach (var problem in problems)
    {
        Console.Error.WriteLine(problem);
    }

    return 1;
}

foreach (var warning in SettingsWarnings.Of(settings))
{
    Console.Error.WriteLine($"Warning: {warning}");
}

// jsii prints a banner of fifteen lines where Node has reached its end of life; this one is known to work.
Environment.SetEnvironmentVariable("JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION", "20");

// CDKTF itself makes the last folder of the path only.
var output = Directory.CreateDirectory(Environment.GetEnvironmentVariable("CDKTF_OUTDIR") ?? "cdktf.out");
var app = new App(new AppConfig { Outdir = output.FullName });
try
{
    var folders = Stacks.AddTo(app, settings);
    app.Synth();
    var files = folders.Select(folder => Path.Combine(folder, "cdk.tf.json")).ToList();
    Console.WriteLine(string.Join('\n', files.Select(file => $"Wrote {file}")));
    // With --hcl there is no JSON to read.
    if (files.All(File.Exists))
    {
        var policies = DeployerFiles.Write(settings, folders, output.FullName);
        Console.WriteLine($"Wrote {policies.Count} IAM policies for whoever plans and deploys, such as {policies[0]}");
    }

    if (folders.Select(TerraformMirror.OfferTo).ToList().Contains(false))
    {
        Console.WriteLine(TerraformMirror.Advice);
    }
}
catch (ToolException problem)
{
    Console.Error.WriteLine(problem.Message);
    return 1;
}

return 0;
