using System.CommandLine;
using System.Text.RegularExpressions;
using Amazon.Runtime;
using MarketData.Contract;

namespace MarketData.Ops.Deployment;

/// <summary>What every command is told: which deployment, where it is, and how to answer.</summary>
static partial class OperatorOptions
{
    const string DefaultSuffix = "dev";

    public static Option<string> Environment { get; } = CreateEnvironment();

    public static Option<string?> Region { get; } =
        new("--region")
        {
            HelpName = "REGION",
            Description = "The AWS region; absent: that of the AWS SDK (AWS_REGION, or the profile's).",
            Recursive = true,
        };

    public static Option<ServiceEndpoints?> Endpoint { get; } =
        new("--endpoint")
        {
            HelpName = "[SERVICE=]URL",
            Description =
                "Where AWS is, in place of AWS itself, such as a sandbox that was kept. Once more with a service's "
                + "name before it for a service that is elsewhere: dynamodb=http://127.0.0.1:8000.",
            CustomParser = ServiceEndpoints.Parse,
            Arity = ArgumentArity.OneOrMore,
            AllowMultipleArgumentsPerToken = false,
            Recursive = true,
        };

    public static Option<bool> Json { get; } =
        new("--json") { Description = "Answers with one JSON document.", Recursive = true };

    /// <summary>Not every command's: which of an environment's two systems a command is for.</summary>
    public static Option<string> Bus()
    {
        var bus = new Option<string>("--bus")
        {
            Description = "Whose events: the market's, or trades.",
            DefaultValueFactory = _ => ResourceNames.MarketData,
        };
        bus.AcceptOnlyFromAmong(ResourceNames.MarketData, ResourceNames.Trades);
        return bus;
    }

    public static void AddTo(RootCommand root)
    {
        root.Add(Environment);
        root.Add(Region);
        root.Add(Endpoint);
        root.Add(Json);
    }

    /// <exception cref="InvalidOperationException">There is no region.</exception>
    public static DeployedEnvironment Read(ParseResult parsed)
    {
        var region =
            parsed.GetValue(Region)
            ?? FallbackRegionFactory.GetRegionEndpoint()?.SystemName
            ?? throw new InvalidOperationException(
                $"there is no AWS region: give --region, or set {SettingsVariables.Region} or the profile's region."
            );
        return new(
            new ResourceNames(parsed.GetValue(Environment)!, region),
            parsed.GetValue(Endpoint) ?? ServiceEndpoints.OfAws
        );
    }

    static Option<string> CreateEnvironment()
    {
        var option = new Option<string>("--environment")
        {
            HelpName = "NAME",
            Description = $"The environment; absent: {SettingsVariables.Suffix}, else {DefaultSuffix}.",
            DefaultValueFactory = _ =>
                System.Environment.GetEnvironmentVariable(SettingsVariables.Suffix) is { Length: > 0 } suffix
                    ? suffix
                    : DefaultSuffix,
            Recursive = true,
        };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is { } name && !Suffix().IsMatch(name))
            {
                result.AddError(
                    $"--environment is '{name}', but must be 1 to 16 lower-case letters, digits and hyphens, starting "
                        + "with a letter."
                );
            }
        });
        return option;
    }

    /// <summary>As the settings have it, of which an environment is made.</summary>
    [GeneratedRegex("^[a-z][a-z0-9-]{0,15}$")]
    private static partial Regex Suffix();
}
