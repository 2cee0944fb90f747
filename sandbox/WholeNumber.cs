using System.CommandLine;
using System.Globalization;
using MarketData.Tools;

namespace MarketData.Sandbox;

/// <summary>Options that take a whole number, or are absent.</summary>
static class WholeNumber
{
    public static Option<int?> Option(string name, int least, string description) =>
        new(name)
        {
            Description = description,
            CustomParser = result =>
            {
                var text = result.Tokens.Single().Value;
                if (
                    int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                    && number >= least
                )
                {
                    return number;
                }

                result.AddError(
                    $"{name} is '{Printable.Of(text)}', but must be a whole number from {least} to {int.MaxValue}."
                );
                return null;
            },
        };
}
