using System.Text.Json.Nodes;
using Amazon.CodeDeploy;
using MarketData.Contract;
using MarketData.Ops.Releases;
using MarketData.Sandbox.Emulator;

namespace MarketData.SandboxTests.Ops;

/// <summary>A processor in moto with three versions, of which the first is live.</summary>
sealed class VersionsInMoto : IDisposable
{
    readonly AwsClients aws;
    readonly EmulatorApi api;
    readonly AmazonCodeDeployClient codeDeploy;

    VersionsInMoto(Uri endpoint)
    {
        (aws, api) = (new AwsClients(endpoint), new EmulatorApi(endpoint));
        codeDeploy = new AmazonCodeDeployClient(
            Credentials.Basic,
            new AmazonCodeDeployConfig
            {
                ServiceURL = aws.Sqs.Config.ServiceURL,
                AuthenticationRegion = Credentials.Region,
            }
        );
        Versions = new(aws.Lambda, Names.Processor);
        Gradual = new(codeDeploy, Names, new SkippingTime(TimeProvider.System.GetUtcNow()));
        Release = new(Versions, Gradual, TimeProvider.System, Tell);
    }

    public ResourceNames Names { get; } = new($"{Guid.NewGuid():N}"[..8], Credentials.Region);

    public ProcessorVersions Versions { get; }

    public GradualRelease Gradual { get; }

    public Release Release { get; }

    /// <summary>What the operator was told meanwhile.</summary>
    public List<string> Told { get; } = [];

    /// <summary>What happens when the operator is told something.</summary>
    public Func<Task> WhenTold { get; set; } = () => Task.CompletedTask;

    string Alarm => $"{Names.Suffix}-error-rate";

    public static async Task<VersionsInMoto> CreateAsync(bool gradual)
    {
        var versions = new VersionsInMoto((await LocalEngines.MotoAsync()).Endpoint);
        var (api, name) = (versions.api, versions.Names.Processor);
        var role = await api.CreateRoleAsync(versions.Names.Iam("release"));
        await api.CreateFunctionAsync(name, role);
        for (var version = 1; version <= 3; version++)
        {
            await api.PublishAsync(name, $"{version}");
        }

        await api.CreateAliasAsync(name, FunctionAlias.Live, "1");
        if (gradual)
        {
            await versions.AddCodeDeployAsync(role);
        }

        return versions;
    }

    public async Task<string> LiveAsync()
    {
        var alias = await Versions.ReadAliasAsync(CancellationToken.None);
        return alias.Second is null ? $"{alias.Version}" : $"{alias.Version}, {alias.Second} {alias.Share}";
    }

    public async Task<ReleaseJournal> JournalAsync() => (await Versions.ReadAliasAsync(CancellationToken.None)).Journal;

    public Task SetAlarmAsync(string state) => api.SetAlarmStateAsync(Alarm, state);

    public void Dispose()
    {
        aws.Dispose();
        api.Dispose();
        codeDeploy.Dispose();
    }

    async Task AddCodeDeployAsync(string role)
    {
        await api.PutAlarmAsync(Alarm);
        await api.CodeDeployAsync(
            "CreateApplication",
            new() { ["applicationName"] = Names.ProcessorRelease, ["computePlatform"] = "Lambda" }
        );
        await api.CodeDeployAsync(
            "CreateDeploymentGroup",
            new()
            {
                ["applicationName"] = Names.ProcessorRelease,
                ["deploymentGroupName"] = Names.ProcessorRelease,
                ["serviceRoleArn"] = role,
                ["alarmConfiguration"] = new JsonObject
                {
                    ["enabled"] = true,
                    ["alarms"] = new JsonArray(new JsonObject { ["name"] = Alarm }),
                },
            }
        );
    }

    Task Tell(string line)
    {
        Told.Add(line);
        return WhenTold();
    }
}
