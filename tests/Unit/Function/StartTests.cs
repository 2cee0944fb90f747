using MarketData.Contract;
using MarketData.Shared.Trail;
using MarketData.Tests.Model.Checks;
using MarketData.Tests.Model.Schedules;

namespace MarketData.UnitTests.Function;

/// <summary>
/// A start that AWS stands against says why, ends in time, and is made up for by the next invocation.
/// </summary>
[CancelAfter(60_000)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
sealed class StartTests
{
    const string Key = "arn:aws:kms:us-east-1:123456789012:key/model";

    static readonly FedEvent Trade = FunctionOnModel.Trade;

    readonly FunctionOnModel function = new();

    /// <summary>https://docs.aws.amazon.com/kms/latest/APIReference/API_Decrypt.html#API_Decrypt_Errors</summary>
    [TestCase("AccessDeniedException", "User: role is not authorized to perform: kms:Decrypt")]
    [TestCase("DisabledException", $"{Key} is disabled.")]
    [TestCase("KMSInvalidStateException", $"{Key} is pending deletion.")]
    [TestCase("ThrottlingException", "You have exceeded the rate at which you may call KMS.")]
    public void What_KMS_refuses_is_one_line_that_names_call_and_key(string code, string message)
    {
        PutKey();
        function.Kms.Refusal = (code, message);

        Assert.That(function.Start(), Is.LessThan(TimeSpan.FromSeconds(8)));

        var line = function.Log.Lines.Single();
        Assert.Multiple(() =>
        {
            Assert.That($"{line[LogFields.Message]}", Is.EqualTo(LogEvent.NothingDecided.Message));
            Assert.That($"{line[LogFields.Call]}", Is.EqualTo($"KMS Decrypt on {Key} was refused, after 0.0 s"));
            Assert.That($"{line[LogFields.Error]}", Is.EqualTo(message), "and not that it is the wrong key");
        });
        function.Kms.Refusal = null;
        TheNextInvocationWorks();
    }

    [TestCase("Decrypt", $"KMS Decrypt on {Key} had no answer, after 2.0 s")]
    [TestCase("GetItem", "DynamoDB GetItem on symbol-state had no answer, after 2.0 s")]
    [TestCase("Scan", "DynamoDB Scan on alert-rules had no answer, after 2.0 s")]
    public void What_does_not_answer_is_named_and_the_start_ends_after_eight_seconds(string operation, string error)
    {
        PutKey();
        function.Meets = call => call.Fault = call.Operation == operation ? FaultKind.Stalled : null;

        Assert.That(function.Start(), Is.EqualTo(TimeSpan.FromSeconds(8)).Within(TimeSpan.FromSeconds(0.1)));

        var line = function.Log.Lines.Single();
        Assert.That(
            $"{line[LogFields.Message]}: {line[LogFields.Error]}",
            Is.EqualTo($"{LogEvent.NothingDecided}: {error}")
        );
        function.Meets = _ => { };
        TheNextInvocationWorks();
    }

    [Test]
    public void A_first_key_that_KMS_does_not_make_is_made_for_the_next_invocation()
    {
        function.Kms.Refusal = ("AccessDeniedException", "not authorized");

        function.Start();

        Assert.That(
            $"{function.Log.Lines.Single()[LogFields.Call]}",
            Is.EqualTo($"KMS GenerateDataKeyWithoutPlaintext on {Key} was refused, after 0.0 s")
        );
        function.Kms.Refusal = null;
        TheNextInvocationWorks();
    }

    void PutKey() =>
        function.Put(
            Tables.SymbolState,
            AuditKeysItem.Write(Tables.SymbolState, [new StoredAuditKey(1, FedEvent.Opening, [.. "audit-trail|1"u8])])
        );

    void TheNextInvocationWorks()
    {
        Assert.That(function.Handle(Trade), Is.Empty);
        Assert.That(StoredItems.All(function.Store, Tables.MarketData), Has.Count.EqualTo(1));
    }
}
