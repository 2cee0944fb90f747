using System.Globalization;
using Constructs;
using MarketData.Contract;
using MarketData.Infra.Configuration;
using MarketData.Infra.Shared;

namespace MarketData.Infra.Trades.Storage;

/// <summary>
/// What operators change while trades are processed. A deployment makes them and never overwrites their values. None is
/// a secret, so that they are plain text: an encrypted one would cost a call of KMS for each reading.
/// </summary>
public sealed class OperatorsParameters : Construct
{
    static readonly string[] OperatorsChanges = ["value"];

    readonly Foundation foundation;

    public OperatorsParameters(Construct scope, string id, Foundation foundation, TradesSettings settings)
        : base(scope, id)
    {
        this.foundation = foundation;
        Path = TradeParameters.PathOf(foundation.Names.Suffix);
        Add(
            TradeParameters.ApiEndpoint,
            "Where reference data of instruments is asked for; none: nowhere",
            settings.ApiEndpoint ?? TradeParameters.None
        );
        Add(
            TradeParameters.ProcessingThreshold,
            "The largest amount of a trade that is recorded without a person",
            Text(settings.ProcessingThreshold)
        );
        Add(
            TradeParameters.MaxRetries,
            "How often a question to the reference data is asked again",
            Text(settings.MaxRetries)
        );
    }

    /// <summary>Ends with a slash.</summary>
    public string Path { get; }

    /// <summary>All of them at once, and none beside them.</summary>
    public void GrantRead(ServiceRole role)
    {
        // IAM compares the path as it was asked for, with or without the slash at its end.
        var path = foundation.Account.Arn("ssm", $"parameter{Path.TrimEnd('/')}");
        role.Allow("Parameters", ["ssm:GetParametersByPath"], path, $"{path}/*");
    }

    void Add(string name, string description, string value) =>
        _ = new SsmParameter(
            this,
            name,
            new SsmParameterConfig
            {
                Name = $"{Path}{name}",
                Description = description,
                Type = "String",
                Value = value,
                Lifecycle = new TerraformResourceLifecycle { IgnoreChanges = OperatorsChanges },
            }
        );

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
