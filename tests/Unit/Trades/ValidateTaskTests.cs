using System.Text.Json;
using MarketData.Contract;
using MarketData.Trades;
using MarketData.Trades.Messages;
using MarketData.Trades.Validating;

namespace MarketData.UnitTests.Trades;

[CancelAfter(60_000)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
sealed class ValidateTaskTests
{
    readonly TradeServices services = new();

    [Test]
    public void A_valid_trade_goes_on_without_a_reason_and_without_its_detail()
    {
        var answer = Validate(services.Validate(), Envelope.Of(Envelope.Valid));

        Assert.That(answer.Reasons, Is.Empty);
        Assert.That(
            (answer.TradeId, answer.Trade!.Amount, answer.Content),
            Is.EqualTo(("T-1", "118150.00", (string?)null))
        );
    }

    [Test]
    public void Every_reason_of_a_wrong_one_is_named_and_its_detail_is_kept()
    {
        var answer = Validate(
            services.Validate(),
            Envelope.Of(
                """
                {"tradeId":"T-1","amount":200001,"currency":"USD","sourceSystem":"desk",
                "executedAt":"2013-10-12T00:00:00Z"}
                """
            )
        );

        Assert.That(
            answer.Reasons.Select(reason => reason.Code),
            Is.EqualTo([
                "AMOUNT_ABOVE_THRESHOLD",
                "UNKNOWN_SOURCE_SYSTEM",
                "EXECUTED_IN_THE_FUTURE",
                "NOT_A_BUSINESS_DATE",
            ])
        );
        Assert.That(answer.Content, Does.Contain("200001"));
    }

    [Test]
    public void What_can_be_read_of_one_is_judged_although_something_cannot()
    {
        var wrong = Envelope.Of(
            """
            {"tradeId":"T-1","amount":200001,"currency":"ZZZ","side":"LONG","executedAt":"2013-10-05T00:00:00Z"}
            """
        );

        Assert.That(
            Codes(wrong),
            Is.EqualTo([
                "UNKNOWN_CURRENCY",
                "MISSING_SOURCE_SYSTEM",
                "INVALID_SIDE",
                "AMOUNT_ABOVE_THRESHOLD",
                "NOT_A_BUSINESS_DATE",
            ])
        );
    }

    [Test]
    public void A_trade_is_known_again_by_its_content_and_not_by_its_id_alone()
    {
        services.Process(Envelope.Of(Envelope.Valid));

        Assert.That(Codes(Envelope.Changed("amount", "118150")), Is.EqualTo(["DUPLICATE"]));
        Assert.That(Codes(Envelope.Changed("amount", "118151")), Is.EqualTo(["CONFLICT"]));
        Assert.That(Codes(Envelope.Changed("tradeId", "\"T-2\"")), Is.Empty, "prints repeat one another exactly");
    }

    [Test]
    public void A_change_of_a_parameter_is_in_force_within_a_minute()
    {
        var validate = services.Validate();
        Assert.That(Codes(validate), Is.Empty);
        services.Set[TradeParameters.ProcessingThreshold] = "100000";

        services.World.Advance(TimeSpan.FromSeconds(29));
        Assert.That(Codes(validate), Is.Empty);
        services.World.Advance(TimeSpan.FromSeconds(1));
        Assert.That(Codes(validate), Is.EqualTo(["AMOUNT_ABOVE_THRESHOLD"]));
    }

    [Test]
    public void A_typing_error_in_a_parameter_leaves_the_former_value_in_force()
    {
        var validate = services.Validate();
        Assert.That(Codes(validate), Is.Empty);
        services.Set[TradeParameters.ProcessingThreshold] = "10k";
        services.World.Advance(TimeSpan.FromMinutes(10));

        Assert.That(Codes(validate), Is.Empty);
        Assert.That(
            services.Logged.Of(LogEvent.ParametersNotRead).Single()[LogFields.Error]!.GetValue<string>(),
            Is.EqualTo(
                "The parameter /trade-processing/model/processing-threshold is '10k'; it must be a decimal "
                    + "number above 0."
            )
        );
    }

    [Test]
    public void A_process_that_never_knew_a_right_value_fails_for_good_and_says_why()
    {
        services.Set[TradeParameters.ProcessingThreshold] = "10k";

        Assert.That(
            () => Validate(services.Validate(), Envelope.Of(Envelope.Valid)),
            Throws.TypeOf<FormatException>().With.Message.Contains("processing-threshold is '10k'")
        );
    }

    [TestCase("GetParametersByPath")]
    [TestCase("Query")]
    public void What_is_throttled_for_long_is_left_to_the_workflow(string operation)
    {
        services.Throttled = operation;

        Assert.That(
            () => Validate(services.Validate(), Envelope.Of(Envelope.Valid)),
            Throws.TypeOf<UnavailableException>()
        );
    }

    [Test]
    public void The_workflow_knows_that_failure_by_its_types_name() =>
        Assert.That(typeof(UnavailableException).FullName, Is.EqualTo(TradeTasks.Unavailable));

    IEnumerable<string> Codes(JsonElement input) =>
        Validate(services.Validate(), input).Reasons.Select(reason => reason.Code);

    IEnumerable<string> Codes(ValidateTask validate) =>
        Validate(validate, Envelope.Of(Envelope.Valid)).Reasons.Select(reason => reason.Code);

    ValidationAnswer Validate(ValidateTask validate, JsonElement input) =>
        services.Run(end => validate.HandleAsync(input, "request-1", end));
}
