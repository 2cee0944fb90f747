using MarketData.Infra.Configuration;

namespace MarketData.Infra.Shared;

/// <summary>
/// Who puts what on a bus. The account's own policies say who of the account does; nobody outside is let in but its
/// producers. A call carries several events, whose sources and types IAM sees as sets:
/// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoneventbridge.html
/// </summary>
static class BusPolicy
{
    const string Source = "events:source";
    const string DetailType = "events:detail-type";

    public static void AddTo(EventBus scope, CloudwatchEventBus bus, EventBusProps props)
    {
        var policy = new PolicyDocument(scope, "policy");
        policy.DenyWithoutTls("TlsOnly", "events:PutEvents", bus.Arn);
        policy.Add(Deny(bus, props.SourcesSid, Any("StringNotLike", Source, $"{props.SourcePrefix}*")));
        var ofThisBus = props
            .Producers.Select(producer => producer with { Sources = Claims(producer, props.SourcePrefix) })
            .Where(producer => producer.Sources.Count > 0)
            .ToList();
        foreach (var (number, producer) in ofThisBus.Index())
        {
            policy.Add(Allow(bus, $"Producer{number}", producer, props));
            policy.Add(Reserve(bus, $"Producer{number}Alone", producer));
        }

        _ = new CloudwatchEventBusPolicy(
            scope,
            "bus-policy",
            new CloudwatchEventBusPolicyConfig { EventBusName = bus.Name, Policy = policy.Json }
        );
    }

    static string[] Claims(Producer producer, string prefix) =>
        [.. producer.Sources.Where(source => source.StartsWith(prefix, StringComparison.Ordinal))];

    /// <summary>Every event of a call is one of the producer's own, and of a type that the rule lets through.</summary>
    static DataAwsIamPolicyDocumentStatement Allow(
        CloudwatchEventBus bus,
        string sid,
        Producer producer,
        EventBusProps props
    )
    {
        DataAwsIamPolicyDocumentStatementCondition[] events =
        [
            Conditions.Equal("ForAllValues:StringEquals", Source, [.. producer.Sources]),
            // Of an empty set all values are right.
            Conditions.Equal("Null", Source, "false"),
            Conditions.Equal("ForAllValues:StringEquals", DetailType, [.. props.DetailTypes]),
        ];
        return new()
        {
            Sid = sid,
            Actions = ["events:PutEvents"],
            Resources = [bus.Arn],
            Principals = producer.Accounts is { } accounts
                ? Principals.Accounts(props.Foundation.Account, accounts)
                : Principals.Everybody,
            Condition = producer.Accounts is null ? [.. events, OfProducer("StringEquals", producer)] : events,
        };
    }

    /// <summary>Nobody else claims these sources, the deployment's own account included.</summary>
    static DataAwsIamPolicyDocumentStatement Reserve(CloudwatchEventBus bus, string sid, Producer producer) =>
        Deny(bus, sid, Any("StringEquals", Source, [.. producer.Sources]), OfProducer("StringNotEquals", producer));

    static DataAwsIamPolicyDocumentStatementCondition OfProducer(string test, Producer producer) =>
        producer.Accounts is { } accounts
            ? Conditions.Equal(test, "aws:PrincipalAccount", [.. accounts])
            : Conditions.Equal(test, "aws:PrincipalOrgID", producer.Organization!);

    static DataAwsIamPolicyDocumentStatementCondition Any(string test, string variable, params string[] values) =>
        Conditions.Equal($"ForAnyValue:{test}", variable, values);

    static DataAwsIamPolicyDocumentStatement Deny(
        CloudwatchEventBus bus,
        string sid,
        params DataAwsIamPolicyDocumentStatementCondition[] conditions
    ) =>
        new()
        {
            Sid = sid,
            Effect = "Deny",
            Actions = ["events:PutEvents"],
            Resources = [bus.Arn],
            Principals = Principals.Everybody,
            Condition = conditions,
        };
}
