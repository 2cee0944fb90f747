using System.Diagnostics.CodeAnalysis;

namespace MarketData.Infra.Configuration;

/// <summary>What a deployment may choose. An instance from <see cref="TryRead"/> has passed every check.</summary>
public sealed record Settings
{
    internal const string RegionPattern = "^[a-z]{2,4}(-[a-z]+){1,2}-[0-9]$";

    // 16: the archive's name, the longest beside its limit, ends at 48 characters.
    const string SuffixPattern = "^[a-z][a-z0-9-]{0,15}$";
    const string SuffixAllowed = "1 to 16 lower-case letters, digits and hyphens, starting with a letter";
    const string SuffixVariable = "ENVIRONMENT_SUFFIX";
    const string DefaultSuffix = "dev";

    public required string Suffix { get; init; }
    public required string Region { get; init; }
    public required IReadOnlyList<Subscriber> Subscribers { get; init; }
    public required int AlertMessagesPerMinute { get; init; }
    public required FunctionSettings Function { get; init; }
    public required QueueSettings Queue { get; init; }
    public required RetentionSettings Retention { get; init; }
    public required AlarmSettings Alarms { get; init; }
    public required ProtectionSettings Protection { get; init; }
    public required IReadOnlyList<string> ReplicaRegions { get; init; }

    /// <summary>Absent: the function is in no VPC.</summary>
    public required NetworkSettings? Network { get; init; }

    /// <summary>Absent: a file beside the output folder.</summary>
    public required StateSettings? State { get; init; }

    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    /// <summary>Leaves out what a local emulator cannot hold.</summary>
    public required bool Emulated { get; init; }

    /// <summary>Every setting that a file may hold.</summary>
    public static IReadOnlyList<Field> Fields
    {
        get
        {
            var read = new SettingsReader(_ => null);
            Read(read, DefaultSuffix);
            return read.Fields;
        }
    }

    /// <summary>Reads variables over the environment's file over the defaults. If anything is wrong there is one sentence for each, and no settings.</summary>
    public static bool TryRead(
        SettingsSources sources,
        [NotNullWhen(true)] out Settings? settings,
        out IReadOnlyList<string> problems
    )
    {
        var read = new SettingsReader(sources.Variable);
        foreach (var problem in sources.Problems)
        {
            read.Report(problem);
        }

        var suffix = ReadSuffix(read, sources);
        read.File = SettingsFile.Load(sources.Folder, suffix, read.Report);
        var candidate = Read(read, suffix);
        foreach (var stranger in read.File.Strangers([.. read.Fields.Select(field => field.Path)]))
        {
            read.Report(stranger);
        }

        problems = read.Problems;
        settings = problems.Count == 0 ? candidate : null;
        return settings is not null;
    }

    static Settings Read(SettingsReader read, string suffix)
    {
        var region = read.Text(
            new("region", "AWS_REGION", "Where everything is deployed"),
            "us-east-1",
            RegionPattern,
            "a region's name such as us-east-1"
        );
        var function = FunctionSettings.Read(read);
        return new()
        {
            Suffix = suffix,
            Region = region,
            Subscribers = Subscriber.Read(read),
            AlertMessagesPerMinute = read.Number(
                new(
                    "alertMessagesPerMinute",
                    "ALERT_MESSAGES_PER_MINUTE",
                    "Messages of one alert rule; what is beyond is told in one digest"
                )
                {
                    Unit = "messages a minute",
                },
                10,
                least: 1,
                most: 1000
            ),
            Function = function,
            Queue = QueueSettings.Read(read, function.TimeoutSeconds),
            Retention = RetentionSettings.Read(read),
            Alarms = AlarmSettings.Read(read),
            Protection = ProtectionSettings.Read(read),
            ReplicaRegions = ReadReplicas(read, region),
            Network = NetworkSettings.Read(read),
            State = StateSettings.Read(read, region),
            Tags = read.Map(
                new(
                    "tags",
                    "RESOURCE_TAGS",
                    "Put on every resource beside Project, Environment and ManagedBy; as a variable `Name=value,…`"
                ),
                @"^[A-Za-z0-9 _.:/=+@-]{1,128}$",
                "tags of 1 to 128 letters, digits, spaces and _.:/=+-@"
            ),
            Emulated = read.Switch(
                new("emulated", "EMULATED", "Leaves out what a local emulator cannot hold; the sandbox sets it"),
                false
            ),
        };
    }

    /// <summary>Two names that contradict each other would deploy the wrong environment half of the time.</summary>
    static string ReadSuffix(SettingsReader read, SettingsSources sources)
    {
        var context = string.IsNullOrWhiteSpace(sources.Environment)
            ? null
            : new GivenByVariable("--context environment", sources.Environment.Trim());
        var value = sources.Variable(SuffixVariable);
        var variable = string.IsNullOrWhiteSpace(value) ? null : new GivenByVariable(SuffixVariable, value.Trim());
        if (context is not null && variable is not null && context.Value != variable.Value)
        {
            read.Refuse(context, $"{variable.Shown} as {SuffixVariable} says, or absent", "");
        }

        var given = variable ?? context;
        return given is null
            ? DefaultSuffix
            : SettingsReader.Matching(given, SuffixPattern) ?? read.Refuse(given, SuffixAllowed, DefaultSuffix);
    }

    static IReadOnlyList<string> ReadReplicas(SettingsReader read, string region)
    {
        const string allowed = "regions' names such as eu-west-1, other than the deployment's own";
        var schema = new System.Text.Json.Nodes.JsonObject
        {
            ["type"] = "array",
            ["items"] = SettingsReader.TextSchema(RegionPattern),
        };
        return read.Items(
            new("replicaRegions", "REPLICA_REGIONS", "Where every table has a replica (global tables)"),
            schema,
            allowed,
            item => SettingsReader.Matching(item, RegionPattern) is { } replica && replica != region ? replica : null
        );
    }
}
