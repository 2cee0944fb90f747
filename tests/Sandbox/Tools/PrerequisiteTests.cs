using MarketData.Tools;

namespace MarketData.SandboxTests.Tools;

[CancelAfter(60_000)]
public sealed class PrerequisiteTests
{
    [Test]
    public void All_that_is_missing_or_too_old_is_named_at_once_with_what_to_install(CancellationToken cancellation)
    {
        Prerequisite[] needed =
        [
            new("terraform", "no-such-program"),
            Prerequisite.Node,
            Printing("java", "Picked up JAVA_TOOL_OPTIONS: -Xmx99g openjdk version \"1.8.0\""),
        ];

        Assert.That(
            () => Prerequisite.RequireAsync(needed, cancellation),
            Throws
                .TypeOf<ToolException>()
                .With.Message.Match(
                    """
                    ^Terraform \S+ or later is needed and was not found; install https://\S+\.
                    Java \S+ or later is needed and this is 1\.8; install https://.+\.$
                    """
                )
        );
    }

    [TestCase("java", "openjdk version \"21\" 2023-09-19")]
    [TestCase("java", "Picked up JAVA_TOOL_OPTIONS: -Xmx1g\nopenjdk version \"17.0.15\" 2025-04-15")]
    [TestCase("terraform", "Terraform v1.11.4")]
    [TestCase("aws", "aws-cli/2.22.0 Python/3.12.6 Linux/6.1")]
    public async Task The_version_is_found_in_what_a_program_prints(
        string key,
        string printed,
        CancellationToken cancellation
    )
    {
        Assert.That(await Prerequisite.FindMissingAsync([Printing(key, printed)], cancellation), Is.Empty);
    }

    static Prerequisite Printing(string key, string text) =>
        new(key, Programs.Python, "-c", "import sys; print(sys.argv[1])", text);
}
