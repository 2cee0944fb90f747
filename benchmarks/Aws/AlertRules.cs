namespace MarketData.Benchmarks.Aws;

/// <summary>The rules of a new deployment, as DynamoDB would answer a scan.</summary>
static class AlertRules
{
    public const string OfNewDeployment = """
        [{"rule_id":{"S":"price-over-1000"},"kind":{"S":"PRICE_THRESHOLD"},"symbols":{"S":"*"},"severity":{"S":"HIGH"},
          "threshold":{"N":"1000"},"hysteresis_percent":{"N":"1"},"cooldown_seconds":{"N":"300"},
          "enabled":{"BOOL":true}},
         {"rule_id":{"S":"volatility-over-40"},"kind":{"S":"VOLATILITY"},"symbols":{"S":"*"},"severity":{"S":"MEDIUM"},
          "threshold":{"N":"0.40"},"hysteresis_percent":{"N":"5"},"cooldown_seconds":{"N":"300"},
          "enabled":{"BOOL":true}},
         {"rule_id":{"S":"large-print"},"kind":{"S":"VOLUME"},"symbols":{"S":"*"},"severity":{"S":"MEDIUM"},
          "threshold":{"N":"1000000"},"cooldown_seconds":{"N":"0"},"enabled":{"BOOL":true}}]
        """;
}
