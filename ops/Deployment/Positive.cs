using System.CommandLine;
using System.Globalization;

namespace MarketData.Ops.Deployment;

/// <summary>Options that count something.</summary>
static class Positive
{
    public static Option<int?> Option(string name, string description) =>
        new(name)
        {
            HelpName = "N",
            Description = description,
            CustomParser = result =>
            {
                var text = result.Tokens.Single().Value;
                if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0)
                {
                    return number;
                }

                result.AddError($"{name} is '{text}', but must be a whole number from 1 on.");
                return null;
            },
        };
}
