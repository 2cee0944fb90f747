using MarketData.Contract;

namespace MarketData.InfraTests.Market.Storage;

public class DefaultAlertRulesTests
{
    [TestCase("price-over-1000", AlertRuleKinds.PriceThreshold, Severities.High, "1000", "300")]
    [TestCase("volatility-over-40", AlertRuleKinds.Volatility, Severities.Medium, "0.40", "300")]
    [TestCase("large-print", AlertRuleKinds.Volume, Severities.Medium, "1000000", "0")]
    public void A_deployment_starts_with_default_rules(
        string id,
        string kind,
        string severity,
        string threshold,
        string cooldown
    )
    {
        var rule = Synthesized.Dev.Resource("aws_dynamodb_table_item", $"default-rules_{id}");

        Assert.That(rule["table_name"]!.GetValue<string>(), Does.StartWith("${aws_dynamodb_table.tables_alert-rules_"));
        Assert.That(rule["hash_key"]!.GetValue<string>(), Is.EqualTo(Tables.AlertRules.HashKey));
        foreach (
            var (field, value) in new[]
            {
                (Tables.AlertRules.HashKey, $$"""{"S" = "{{id}}"}"""),
                (AlertRuleFields.Kind, $$"""{"S" = "{{kind}}"}"""),
                (AlertRuleFields.Symbols, $$"""{"S" = "{{AlertRuleFields.AnySymbol}}"}"""),
                (AlertRuleFields.Severity, $$"""{"S" = "{{severity}}"}"""),
                (AlertRuleFields.Threshold, $$"""{"N" = "{{threshold}}"}"""),
                (AlertRuleFields.CooldownSeconds, $$"""{"N" = "{{cooldown}}"}"""),
                (AlertRuleFields.Enabled, """{"BOOL" = true}"""),
            }
        )
        {
            Assert.That(rule["item"]!.GetValue<string>(), Does.Contain($"\"{field}\" = {value}"));
        }
    }

    [Test]
    public void An_operators_change_of_a_default_rule_is_never_overwritten()
    {
        foreach (var (address, rule) in Synthesized.Dev.Resources("aws_dynamodb_table_item"))
        {
            Assert.That(rule["lifecycle"]!["ignore_changes"].Strings(), Is.EqualTo(["item"]), address);
        }
    }
}
