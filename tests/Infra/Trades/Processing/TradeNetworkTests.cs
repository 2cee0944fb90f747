using MarketData.Contract;

namespace MarketData.InfraTests.Trades.Processing;

public class TradeNetworkTests
{
    [Test]
    public void Without_a_VPC_the_functions_are_in_none_and_nothing_is_built_for_them()
    {
        Assert.That(
            Synthesized.Trades("dev").Resources("aws_lambda_function").Select(function => function.Value),
            Has.None.ContainKey("vpc_config")
        );
        Assert.That(
            Synthesized.Trades("dev").Json["resource"]!.AsObject().Select(type => type.Key),
            Has.None.AnyOf("aws_vpc_endpoint", "aws_security_group")
        );
    }

    [Test]
    public void By_default_only_the_endpoint_is_created_that_the_market_data_stack_has_not() =>
        Assert.That(Services("vpc"), Is.EqualTo(["com.amazonaws.us-east-1.ssm"]));

    [Test]
    public void Where_the_stack_has_all_endpoints_it_needs_no_other_stack()
    {
        Assert.That(
            Services("every"),
            Is.EquivalentTo(
                new[] { "dynamodb", "kms", "logs", "ssm" }.Select(service => $"com.amazonaws.eu-central-1.{service}")
            )
        );
        Assert.That(
            Synthesized.Trades("every").Json["data"]!.AsObject().Select(type => type.Key),
            Does.Not.Contain("aws_security_group")
        );
    }

    [Test]
    public void Else_the_functions_reach_the_market_data_stacks_endpoints_as_the_processor_does()
    {
        var joined = Synthesized.Trades("vpc").Json["data"]!["aws_security_group"]!.AsObject().Single();

        Assert.That(
            joined.Value!["name"]!.GetValue<string>(),
            Is.EqualTo(
                Synthesized.BySuffix("vpc").Resource("aws_security_group", "network_function")[
                    "name"
                ]!.GetValue<string>()
            )
        );
        foreach (var task in TradeTasks.All)
        {
            Assert.That(
                Synthesized.Trades("vpc").Resource("aws_lambda_function", $"functions_{task}_")["vpc_config"]!
                    ["security_group_ids"]
                    .Strings(),
                Has.Exactly(2)
                    .Items.And.Some.StartsWith("${aws_security_group.network_function_")
                    .And.Some.EqualTo($"${{data.aws_security_group.{joined.Key}.id}}"),
                task
            );
        }
    }

    [Test]
    public void Where_neither_stack_has_endpoints_the_functions_join_no_group_of_the_other() =>
        Assert.That(
            Synthesized.Trades("reused").Json["data"]!.AsObject().Select(type => type.Key),
            Does.Not.Contain("aws_security_group")
        );

    [Test]
    public void No_security_group_has_the_name_of_another_stacks() =>
        Assert.That(
            Synthesized
                .Of("every")
                .SelectMany(stack => stack.Json["resource"]!["aws_security_group"]?.AsObject() ?? [])
                .Select(group => group.Value!["name"]!.GetValue<string>()),
            Is.Unique.And.Exactly(4).Items
        );

    [Test]
    public void Lambda_attaches_the_functions_under_their_roles_but_the_functions_themselves_may_not()
    {
        foreach (var task in TradeTasks.All)
        {
            var denied = Synthesized.Trades("every").Statements($"functions_{task}_role_rights")["NetworkByFunction"];

            Assert.That(denied["effect"]!.GetValue<string>(), Is.EqualTo("Deny"), task);
            Assert.That(
                denied.Condition("lambda:SourceFunctionArn"),
                Does.EndWith($":function:lambda-trades-{task}-every"),
                task
            );
        }
    }

    static IEnumerable<string> Services(string suffix) =>
        Synthesized
            .Trades(suffix)
            .Resources("aws_vpc_endpoint")
            .Select(endpoint => endpoint.Value["service_name"]!.GetValue<string>());
}
