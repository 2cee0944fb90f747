using MarketData.Sandbox.Deployment;

namespace MarketData.SandboxTests.Deployment;

/// <summary>
/// With what Terraform 1.11.4 printed when a configuration of two resources and a data source was destroyed.
/// </summary>
public class TerraformMessagesTests
{
    const string Destroy = """
        {"terraform":"1.11.4","type":"version","ui":"1.2"}
        {"hook":{"resource":{"addr":"terraform_data.one"},"id_key":"id"},"type":"refresh_complete"}
        {"hook":{"resource":{"addr":"data.terraform_remote_state.s"},"action":"read"},"type":"apply_start"}
        {"hook":{"resource":{"addr":"data.terraform_remote_state.s"},"action":"read"},"type":"apply_complete"}
        {"change":{"resource":{"addr":"terraform_data.two"},"action":"delete"},"type":"planned_change"}
        {"change":{"resource":{"addr":"terraform_data.one"},"action":"delete"},"type":"planned_change"}
        {"changes":{"add":0,"change":0,"import":0,"remove":2,"operation":"plan"},"type":"change_summary"}
        {"hook":{"resource":{"addr":"terraform_data.two"},"action":"delete"},"type":"apply_complete"}
        {"hook":{"resource":{"addr":"terraform_data.one"},"action":"delete"},"type":"apply_complete"}
        {"changes":{"add":0,"change":0,"import":0,"remove":2,"operation":"destroy"},"type":"change_summary"}
        """;

    [Test]
    public void Progress_counts_the_resources_that_the_plan_names_and_no_data_source()
    {
        var told = new List<string>();
        var messages = new TerraformMessages(told.Add);

        foreach (var line in Destroy.Split('\n'))
        {
            messages.Read(line);
        }

        Assert.That(told, Is.EqualTo(["1 of 2 resources", "2 of 2 resources"]));
    }

    [Test]
    public void An_error_is_kept_and_a_warning_is_not()
    {
        var messages = new TerraformMessages(_ => { });

        messages.Read("""{"@level":"warn","diagnostic":{"summary":"Old provider","detail":""},"type":"diagnostic"}""");
        messages.Read(
            """{"@level":"error","diagnostic":{"summary":"No queue","detail":"It is gone."},"type":"diagnostic"}"""
        );

        Assert.That(messages.Errors, Is.EqualTo(["No queue It is gone."]));
    }
}
